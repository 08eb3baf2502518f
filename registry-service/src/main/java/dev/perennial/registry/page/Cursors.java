package dev.perennial.registry.page;

import dev.perennial.contract.Page;
import dev.perennial.contract.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Opaque cursors: the key of the last item of a page. */
public final class Cursors {
    private static final int DEFAULT_LIMIT = 50;
    private static final int LARGEST_LIMIT = 1000;

    private Cursors() {}

    /**
     * The page's size that a caller asked for.
     *
     * @throws ProblemException 400 when it is not from 1 to 1,000
     */
    public static int limit(@Nullable Integer limit) {
        if (limit == null) {
            return DEFAULT_LIMIT;
        }
        if (limit < 1 || limit > LARGEST_LIMIT) {
            throw ProblemException.invalid("limit is from 1 to " + LARGEST_LIMIT);
        }
        return limit;
    }

    /** The key in a cursor; null where there is no cursor. */
    public static @Nullable String key(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            String key = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (key.indexOf('\0') < 0) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw ProblemException.invalid("The cursor is not one that a page named");
    }

    /** The key in a cursor as an id; null where there is no cursor. */
    public static @Nullable UUID id(@Nullable String cursor) {
        String key = key(cursor);
        try {
            return key == null ? null : UUID.fromString(key);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("The cursor is not one that a page named");
        }
    }

    /**
     * A page of items that were read with one more than the limit.
     *
     * @param key what the next page begins after
     */
    public static <R, T> Page<T> page(
            List<R> rows, int limit, Function<R, Object> key, Function<R, T> view) {
        boolean more = rows.size() > limit;
        List<R> shown = more ? rows.subList(0, limit) : rows;
        String next =
                more
                        ? Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(
                                        String.valueOf(key.apply(shown.getLast()))
                                                .getBytes(StandardCharsets.UTF_8))
                        : null;
        return new Page<>(shown.stream().map(view).toList(), next);
    }
}

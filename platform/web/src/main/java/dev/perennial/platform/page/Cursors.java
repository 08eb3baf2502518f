package dev.perennial.platform.page;

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
    private static final int USUAL = 50;
    private static final int LARGEST = 1000;

    private Cursors() {}

    /**
     * The page's size that a caller asked for.
     *
     * @throws ProblemException 400 when it is not from 1 to 1,000
     */
    public static int limit(@Nullable Integer limit) {
        return limit(limit, USUAL, LARGEST);
    }

    /**
     * A number of items that a caller asked for, or the usual one.
     *
     * @throws ProblemException 400 when it is not from 1 to the largest
     */
    public static int limit(@Nullable Integer limit, int usual, int largest) {
        if (limit == null) {
            return usual;
        }
        if (limit < 1 || limit > largest) {
            throw ProblemException.invalid(
                    "limit is from 1 to %d, not %d".formatted(largest, limit));
        }
        return limit;
    }

    /**
     * What a page went up to; null where there is no cursor.
     *
     * @throws ProblemException 400 when no page named this cursor
     */
    public static <K> @Nullable K key(@Nullable String cursor, Function<String, K> read) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            String key = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (key.indexOf('\0') < 0) {
                return read.apply(key);
            }
        } catch (IllegalArgumentException e) {
            // Told below, like a key that no database takes.
        }
        throw ProblemException.invalid("The cursor is not one that a page named");
    }

    /** The key in a cursor as a text; null where there is no cursor. */
    public static @Nullable String key(@Nullable String cursor) {
        return key(cursor, Function.identity());
    }

    /** The id in a cursor; null where there is no cursor. */
    public static @Nullable UUID id(@Nullable String cursor) {
        return key(cursor, UUID::fromString);
    }

    /**
     * A page of items that were read with one more than the limit.
     *
     * @param key what the next page begins after
     */
    public static <T> Page<T> page(List<T> read, int limit, Function<T, Object> key) {
        return page(read, limit, key, Function.identity());
    }

    /**
     * A page of what is stored, as it is shown.
     *
     * @param key what the next page begins after
     */
    public static <R, T> Page<T> page(
            List<R> read, int limit, Function<R, Object> key, Function<R, T> view) {
        boolean more = read.size() > limit;
        List<R> shown = more ? read.subList(0, limit) : read;
        String next = more ? cursor(String.valueOf(key.apply(shown.getLast()))) : null;
        return new Page<>(shown.stream().map(view).toList(), next);
    }

    private static String cursor(String key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }
}

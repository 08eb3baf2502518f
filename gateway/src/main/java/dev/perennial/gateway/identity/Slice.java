package dev.perennial.gateway.identity;

import dev.perennial.contract.Page;
import dev.perennial.contract.problem.ProblemException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How much of a listing is read at once; one row more is read to see whether there is more. */
record Slice(int size) {
    private static final int USUAL = 100;
    private static final int LARGEST = 1000;

    static Slice of(@Nullable Integer limit) {
        int size = limit == null ? USUAL : limit;
        if (size < 1 || size > LARGEST) {
            throw ProblemException.invalid("limit is between 1 and " + LARGEST);
        }
        return new Slice(size);
    }

    <R, V> Page<V> page(List<R> rows, Function<R, V> view, Function<R, String> cursor) {
        boolean more = rows.size() > size;
        List<R> page = more ? rows.subList(0, size) : rows;
        return new Page<>(
                page.stream().map(view).toList(), more ? cursor.apply(page.getLast()) : null);
    }
}

package dev.perennial.registry.mlflow;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** MLflow's {@code order_by}: keys with ASC or DESC; what has no value comes last. */
final class Orders {
    private Orders() {}

    static <T> @Nullable Comparator<T> of(
            List<String> orders, BiFunction<T, String, @Nullable Object> value) {
        Comparator<T> all = null;
        for (String order : orders) {
            List<String> words = List.of(order.strip().split("\\s+", -1));
            boolean down = words.getLast().toUpperCase(Locale.ROOT).equals("DESC");
            String key = words.getFirst().replaceAll("[`\"]", "");
            Comparator<T> one = (a, b) -> compare(value.apply(a, key), value.apply(b, key), down);
            all = all == null ? one : all.thenComparing(one);
        }
        return all;
    }

    private static int compare(@Nullable Object a, @Nullable Object b, boolean down) {
        boolean aMissing = isMissing(a);
        boolean bMissing = isMissing(b);
        if (aMissing || bMissing) {
            return Boolean.compare(aMissing, bMissing);
        }
        int order =
                a instanceof Number x && b instanceof Number y
                        ? Double.compare(x.doubleValue(), y.doubleValue())
                        : String.valueOf(a).compareTo(String.valueOf(b));
        return down ? -order : order;
    }

    private static boolean isMissing(@Nullable Object value) {
        return value == null || (value instanceof Double number && number.isNaN());
    }
}

package dev.perennial.monitor.measure.core;

import dev.perennial.contract.registry.ColumnSpec;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One column's values on one side of a comparison; immutable, so a reference may be kept. */
public sealed interface Sample {
    /** Rows, missing values included. */
    long rows();

    /** Rows with a value. */
    long present();

    /** Missing values / rows; NaN without a row. */
    default double missingShare() {
        return (rows() - present()) / (double) rows();
    }

    /** Numbers; NaN is missing. */
    static Numeric numeric(double[] values) {
        double[] sorted = new double[values.length];
        int count = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                // Adding zero makes -0.0 and 0.0 one value, as they are to a person.
                sorted[count++] = value + 0.0;
            }
        }
        sorted = Arrays.copyOf(sorted, count);
        Arrays.sort(sorted);
        return new Numeric(sorted, values.length);
    }

    /** Categories; null is missing. */
    static Categorical categorical(List<@Nullable String> values) {
        TreeMap<String, Long> counts = new TreeMap<>();
        long present = 0;
        for (String value : values) {
            if (value != null) {
                counts.merge(value, 1L, Long::sum);
                present++;
            }
        }
        return new Categorical(counts, values.size(), present);
    }

    /**
     * Values as they were captured. In a numeric column what is no number counts as missing; in any
     * other a whole number is one category however it is written (3 and 3.0).
     */
    static Sample of(ColumnSpec.Type type, List<@Nullable Object> values) {
        if (type == ColumnSpec.Type.NUMERIC) {
            return numeric(values.stream().mapToDouble(Sample::number).toArray());
        }
        List<@Nullable String> categories =
                values.stream().<@Nullable String>map(Sample::category).toList();
        return categorical(categories);
    }

    private static double number(@Nullable Object value) {
        return switch (value) {
            case null -> Double.NaN;
            case Number number -> number.doubleValue();
            case Boolean truth -> truth ? 1 : 0;
            default -> parsed(value.toString());
        };
    }

    private static double parsed(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }

    private static @Nullable String category(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Double d when !Double.isFinite(d) -> null;
            case Float f when !Float.isFinite(f) -> null;
            case Number number -> plain(new BigDecimal(number.toString()));
            default -> value.toString().isEmpty() ? null : value.toString();
        };
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** A numeric column. */
    final class Numeric implements Sample {
        private final double[] sorted;
        private final long rows;

        private Numeric(double[] sorted, long rows) {
            this.sorted = sorted;
            this.rows = rows;
        }

        @Override
        public long rows() {
            return rows;
        }

        @Override
        public long present() {
            return sorted.length;
        }

        /** The values in ascending order; not to be written to. */
        double[] sorted() {
            return sorted;
        }
    }

    /** A categorical column. */
    final class Categorical implements Sample {
        private final Map<String, Long> counts;
        private final long rows;
        private final long present;

        private Categorical(Map<String, Long> counts, long rows, long present) {
            this.counts = counts;
            this.rows = rows;
            this.present = present;
        }

        @Override
        public long rows() {
            return rows;
        }

        @Override
        public long present() {
            return present;
        }

        /** Rows of a category; not to be written to. */
        Map<String, Long> counts() {
            return counts;
        }
    }
}

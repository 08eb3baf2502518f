package dev.perennial.registry.data.core;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.contract.registry.ColumnSpec;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ColumnProfileTest {
    @Test
    void numbers_have_extremes_mean_and_deciles() {
        // Oracle: the tenth parts of 1 to 10 by nearest rank are the numbers themselves.
        Map<String, Object> summary =
                profile(
                        ColumnSpec.Type.NUMERIC,
                        "7",
                        "3",
                        "10",
                        "1",
                        "",
                        "5",
                        "2",
                        "9",
                        "4",
                        "8",
                        "6");

        assertThat(summary)
                .containsEntry("count", 10L)
                .containsEntry("missing", 1L)
                .containsEntry("unreadable", 0L)
                .containsEntry("min", 1.0)
                .containsEntry("max", 10.0);
        assertThat(number(summary, "mean")).isCloseTo(5.5, within(1e-12));
        assertThat(deciles(summary)).containsExactly(1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }

    @Test
    void what_is_no_number_never_enters_a_figure() {
        Map<String, Object> summary =
                profile(ColumnSpec.Type.NUMERIC, "1", "NaN", "nan", "Infinity", "-Infinity", "x");

        assertThat(summary)
                .containsEntry("count", 1L)
                .containsEntry("missing", 2L)
                .containsEntry("unreadable", 3L)
                .containsEntry("min", 1.0)
                .containsEntry("max", 1.0)
                .containsEntry("mean", 1.0);
    }

    @Test
    void the_mean_of_the_largest_numbers_is_finite() {
        String large = String.valueOf(Double.MAX_VALUE);
        assertThat(profile(ColumnSpec.Type.NUMERIC, large, large, "-" + large))
                .hasEntrySatisfying("mean", mean -> assertThat((double) mean).isFinite());
    }

    @Test
    void an_empty_column_has_counts_only() {
        assertThat(profile(ColumnSpec.Type.NUMERIC, "", ""))
                .containsOnlyKeys("count", "missing", "unreadable")
                .containsEntry("missing", 2L);
        assertThat(profile(ColumnSpec.Type.CATEGORICAL))
                .containsEntry("distinct", 0)
                .containsEntry("categories", Map.of());
    }

    @Test
    void of_more_than_a_million_numbers_deciles_come_from_a_sample() {
        ColumnProfile column = ColumnProfile.of(ColumnSpec.Type.NUMERIC);
        int count = 1_500_000;
        for (int i = 0; i < count; i++) {
            column.add(Integer.toString(i));
        }
        Map<String, Object> summary = column.summary();

        assertThat(summary)
                .containsEntry("count", 1_500_000L)
                .containsEntry("decilesFromSampleOf", 1_000_000)
                .containsEntry("min", 0.0)
                .containsEntry("max", 1_499_999.0);
        assertThat(number(summary, "mean")).isCloseTo(749_999.5, within(1e-3));
        double[] deciles = deciles(summary);
        // Sampling 1,000,000: a decile's standard error is at most 0.0005 of the range.
        for (int tenth = 0; tenth <= 10; tenth++) {
            assertThat(deciles[tenth] / count).isCloseTo(tenth / 10.0, within(0.003));
        }
    }

    @Test
    void categories_are_counted_most_frequent_first() {
        Map<String, Object> summary =
                profile(ColumnSpec.Type.CATEGORICAL, "b", "a", "b", "", "c", "a", "b");

        assertThat(summary)
                .containsEntry("count", 6L)
                .containsEntry("missing", 1L)
                .containsEntry("distinct", 3);
        assertThat(categories(summary).entrySet())
                .containsExactly(Map.entry("b", 3L), Map.entry("a", 2L), Map.entry("c", 1L));
    }

    @Test
    void a_column_of_names_stays_small() {
        ColumnProfile column = ColumnProfile.of(ColumnSpec.Type.CATEGORICAL);
        IntStream.range(0, 100_007).forEach(i -> column.add("name " + i));
        column.add("name 0");
        Map<String, Object> summary = column.summary();

        assertThat(summary)
                .containsEntry("count", 100_008L)
                .containsEntry("distinct", 100_000)
                .containsEntry("uncounted", 7L);
        assertThat(categories(summary)).hasSize(100).containsEntry("name 0", 2L);
    }

    @Test
    void of_times_and_texts_only_presence_is_told() {
        for (ColumnSpec.Type type : List.of(ColumnSpec.Type.TIMESTAMP, ColumnSpec.Type.TEXT)) {
            assertThat(profile(type, "2013-01-01T00:00:00Z", "", "secret"))
                    .isEqualTo(Map.of("count", 2L, "missing", 1L));
        }
    }

    @Test
    void deciles_are_nearest_ranks_for_every_size() {
        // Oracle: the least value with at least the share of values at or below it.
        for (int size = 1; size <= 200; size++) {
            double[] values = DoubleStream.iterate(1, v -> v + 1).limit(size).toArray();
            ColumnProfile column = ColumnProfile.of(ColumnSpec.Type.NUMERIC);
            for (double value : values) {
                column.add(Double.toString(value));
            }
            double[] deciles = deciles(column.summary());
            for (int tenth = 1; tenth < 10; tenth++) {
                long share = (long) tenth * size;
                double expected =
                        DoubleStream.of(values)
                                .filter(v -> v * 10 >= share)
                                .findFirst()
                                .orElseThrow();
                assertThat(deciles[tenth]).as("%d tenths of %d", tenth, size).isEqualTo(expected);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Long> categories(Map<String, Object> summary) {
        return (Map<String, Long>) requireNonNull(summary.get("categories"));
    }

    private static double[] deciles(Map<String, Object> summary) {
        return (double[]) requireNonNull(summary.get("deciles"));
    }

    private static double number(Map<String, Object> summary, String figure) {
        return (double) requireNonNull(summary.get(figure));
    }

    private static Map<String, Object> profile(ColumnSpec.Type type, String... cells) {
        ColumnProfile column = ColumnProfile.of(type);
        for (String cell : cells) {
            column.add(cell);
        }
        return column.summary();
    }
}

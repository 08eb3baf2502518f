package dev.perennial.monitor.measure.core;

import static dev.perennial.monitor.measure.core.Figures.draw;
import static dev.perennial.monitor.measure.core.Figures.entry;
import static dev.perennial.monitor.measure.core.Figures.figure;
import static dev.perennial.monitor.measure.core.Figures.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.contract.monitor.MetricState;
import dev.perennial.contract.monitor.MetricValue;
import dev.perennial.contract.registry.ColumnSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DriftTest {
    private final Random random = new Random(7);

    @Test
    void nothing_moves_between_a_sample_and_itself() {
        for (int round = 0; round < 50; round++) {
            Sample sample = Sample.numeric(draw(random, 1 + random.nextInt(300), 0));
            if (sample.present() > 0) {
                List<MetricValue> drift = Drift.of("x", sample, sample);
                assertThat(figure(drift, "ks")).isZero();
                assertThat(figure(drift, "ks_p")).isEqualTo(1);
                assertThat(figure(drift, "psi")).isZero();
                assertThat(figure(drift, "jensen_shannon")).isZero();
            }
        }
    }

    @Test
    void kolmogorov_smirnov_is_the_largest_gap_that_brute_force_finds() {
        for (int round = 0; round < 200; round++) {
            double[] then = draw(random, 20 + random.nextInt(200), 0);
            double[] now = draw(random, 20 + random.nextInt(200), random.nextInt(3) / 2.0);
            List<MetricValue> drift = drift(then, now);
            assertThat(figure(drift, "ks")).isCloseTo(largestGap(then, now), within(1e-12));
        }
    }

    @Test
    void a_single_value_is_too_few_for_kolmogorov_smirnov_only() {
        List<MetricValue> drift = drift(draw(random, 50, 0), new double[] {0.5});
        assertThat(drift)
                .filteredOn(m -> m.metric().startsWith("ks"))
                .extracting(MetricValue::state)
                .containsOnly(MetricState.INSUFFICIENT);
        assertThat(figure(drift, "psi")).isPositive();
    }

    @Test
    void measures_stay_in_their_bounds_and_do_not_care_for_order() {
        for (int round = 0; round < 100; round++) {
            double[] then = draw(random, 20 + random.nextInt(200), 0);
            double[] now = draw(random, 20 + random.nextInt(200), random.nextInt(5));
            List<MetricValue> drift = drift(then, now);
            assertThat(figure(drift, "ks")).isBetween(0.0, 1.0);
            assertThat(figure(drift, "ks_p")).isBetween(0.0, 1.0);
            assertThat(figure(drift, "psi")).isNotNegative();
            assertThat(figure(drift, "jensen_shannon")).isBetween(0.0, 1.0);
            assertThat(drift(shuffled(then), shuffled(now))).isEqualTo(drift);
        }
    }

    @Test
    void symmetric_measures_of_categories_are_symmetric() {
        for (int round = 0; round < 100; round++) {
            Sample then = letters(30 + random.nextInt(100), 3 + random.nextInt(4));
            Sample now = letters(30 + random.nextInt(100), 3 + random.nextInt(4));
            List<MetricValue> there = Drift.of("x", then, now);
            List<MetricValue> back = Drift.of("x", now, then);
            for (String metric : List.of("psi", "jensen_shannon", "chi_squared", "chi_squared_p")) {
                assertThat(figure(there, metric)).isCloseTo(figure(back, metric), within(1e-9));
            }
            assertThat(figure(there, "unseen_share")).isBetween(0.0, 1.0);
        }
    }

    @Test
    void a_share_of_nothing_counts_as_one_in_ten_thousand_for_psi() {
        Sample then = categories("a", "a", "a", "a");
        Sample now = categories("a", "a", "a", "b");
        double expected = -0.25 * Math.log(0.75) + (0.25 - 0.0001) * Math.log(0.25 / 0.0001);
        List<MetricValue> drift = Drift.of("x", then, now);
        assertThat(figure(drift, "psi")).isCloseTo(expected, within(1e-12));
        assertThat(figure(drift, "unseen_share")).isEqualTo(0.25);
    }

    @Test
    void samples_with_nothing_in_common_are_as_far_apart_as_can_be() {
        List<MetricValue> drift = Drift.of("x", categories("a", "b"), categories("c", "d"));
        assertThat(figure(drift, "jensen_shannon")).isEqualTo(1);
        assertThat(figure(drift, "unseen_share")).isEqualTo(1);
        assertThat(figure(drift, "chi_squared")).isCloseTo(4, within(1e-12));
        // The survival function of chi-squared with 3 degrees of freedom at 4.
        assertThat(figure(drift, "chi_squared_p")).isCloseTo(0.26146413, within(1e-8));
    }

    @Test
    void edges_are_deciles_of_the_reference_without_repeats_and_without_the_maximum() {
        double[] ten = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        assertThat(Bins.edges(ten)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(Bins.edges(new double[] {0, 0, 0, 0, 1, 1, 1, 2, 2, 2})).containsExactly(0, 1);
        assertThat(Bins.edges(new double[] {3, 3, 3})).isEmpty();
        assertThat(Bins.edges(new double[] {5, 6, 7})).containsExactly(5, 6);
    }

    @Test
    void a_constant_column_moves_nothing_until_it_takes_another_value() {
        double[] constant = {3, 3, 3, 3};
        assertThat(figure(drift(constant, constant), "psi")).isZero();
        List<MetricValue> moved = drift(constant, new double[] {4, 4});
        assertThat(figure(moved, "ks")).isEqualTo(1);
        assertThat(figure(moved, "psi")).isZero();
        List<MetricValue> same = Drift.of("x", categories("a", "a"), categories("a"));
        assertThat(figure(same, "chi_squared")).isZero();
        assertThat(figure(same, "chi_squared_p")).isEqualTo(1);
    }

    @Test
    void an_empty_side_is_insufficient_and_a_column_of_missing_values_says_so() {
        double[] values = {1, 2, 3};
        for (double[] none : List.of(new double[0], new double[] {Double.NaN, Double.NaN})) {
            for (String metric : List.of("ks", "ks_p", "psi", "jensen_shannon")) {
                assertThat(state(drift(values, none), metric)).isEqualTo(MetricState.INSUFFICIENT);
                assertThat(state(drift(none, values), metric)).isEqualTo(MetricState.INSUFFICIENT);
                assertThat(entry(drift(values, none), metric).value()).isNull();
            }
        }
        List<MetricValue> blank = drift(values, new double[] {Double.NaN, Double.NaN});
        assertThat(figure(blank, "missing_share")).isEqualTo(1);
        assertThat(entry(blank, "missing_share").reference()).isEqualTo(0);
        assertThat(entry(blank, "missing_share").n()).isEqualTo(2);
        assertThat(state(drift(values, new double[0]), "missing_share"))
                .isEqualTo(MetricState.INSUFFICIENT);
        assertThat(Drift.of("x", categories(), categories("a")))
                .filteredOn(m -> !m.metric().equals("missing_share"))
                .hasSize(5)
                .allMatch(m -> m.state() == MetricState.INSUFFICIENT);
    }

    @Test
    void a_number_is_not_compared_with_a_category() {
        List<MetricValue> drift =
                Drift.of("x", Sample.numeric(new double[] {1}), categories("a", "b"));
        assertThat(state(drift, "psi")).isEqualTo(MetricState.NOT_APPLICABLE);
        assertThat(figure(drift, "missing_share")).isZero();
    }

    @Test
    void captured_values_become_numbers_or_categories_by_the_type_of_the_column() {
        List<@Nullable Object> captured = new ArrayList<>();
        Collections.addAll(captured, 3, 3.0, "3", "", null, true, "none");
        Sample numbers = Sample.of(ColumnSpec.Type.NUMERIC, captured);
        assertThat(numbers.rows()).isEqualTo(7);
        assertThat(numbers.present()).isEqualTo(4);
        assertThat(Sample.of(ColumnSpec.Type.CATEGORICAL, captured))
                .isInstanceOfSatisfying(
                        Sample.Categorical.class,
                        s ->
                                assertThat(s.counts())
                                        .containsOnlyKeys("3", "true", "none")
                                        .containsEntry("3", 3L));
        assertThat(Sample.numeric(new double[] {-0.0}).sorted()).containsExactly(0.0);
    }

    @Test
    void truth_values_and_written_numbers_keep_their_value() {
        List<@Nullable Object> captured = new ArrayList<>();
        Collections.addAll(captured, true, false, "2.5", Double.NaN);
        assertThat(Sample.of(ColumnSpec.Type.NUMERIC, captured))
                .isInstanceOfSatisfying(
                        Sample.Numeric.class,
                        s -> assertThat(s.sorted()).containsExactly(0, 1, 2.5));
        assertThat(Sample.of(ColumnSpec.Type.CATEGORICAL, captured))
                .isInstanceOfSatisfying(
                        Sample.Categorical.class,
                        s -> assertThat(s.counts()).containsOnlyKeys("true", "false", "2.5"));
    }

    private static List<MetricValue> drift(double[] then, double[] now) {
        return Drift.of("x", Sample.numeric(then), Sample.numeric(now));
    }

    private static double largestGap(double[] then, double[] now) {
        return Stream.of(then, now)
                .flatMapToDouble(Arrays::stream)
                .filter(x -> !Double.isNaN(x))
                .map(x -> Math.abs(below(then, x) - below(now, x)))
                .max()
                .orElseThrow();
    }

    private static double below(double[] values, double x) {
        double present = Arrays.stream(values).filter(v -> !Double.isNaN(v)).count();
        return Arrays.stream(values).filter(v -> v <= x).count() / present;
    }

    private double[] shuffled(double[] values) {
        List<Double> list = new ArrayList<>(Arrays.stream(values).boxed().toList());
        Collections.shuffle(list, random);
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private Sample letters(int n, int kinds) {
        return categories(
                random.ints(n, 0, kinds)
                        .mapToObj("abcdefgh"::charAt)
                        .map(String::valueOf)
                        .toArray(String[]::new));
    }

    private static Sample categories(String... values) {
        List<@Nullable String> list = new ArrayList<>();
        Collections.addAll(list, values);
        return Sample.categorical(list);
    }
}

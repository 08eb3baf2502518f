package dev.perennial.retrain.comparison.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    private static final int DAYS = 25;
    private static final int ROWS = 400;

    private final double[] labels = new double[ROWS];
    private final double[] good = new double[ROWS];
    private final double[] poor = new double[ROWS];
    private final int[] days = new int[ROWS];

    BootstrapTest() {
        fill(labels, good, poor, days);
    }

    private static void fill(double[] labels, double[] good, double[] poor, int[] days) {
        Random random = new Random(5);
        for (int r = 0; r < labels.length; r++) {
            labels[r] = random.nextDouble() < 0.3 ? 1 : 0;
            // Rounded, so that there are ties.
            good[r] = Math.round(20 * (0.25 * labels[r] + 0.6 * random.nextDouble())) / 20.0;
            poor[r] = Math.round(20 * (0.05 * labels[r] + 0.8 * random.nextDouble())) / 20.0;
            days[r] = r % DAYS;
        }
    }

    @Test
    void a_weighted_sample_of_days_has_the_metrics_of_its_rows_written_out() {
        Scored scored = new Scored(labels, good, days, 0.5);
        for (int[] draw : new Bootstrap(DAYS, 3).draws().subList(0, 25)) {
            List<Integer> rows = rows(draw);
            assertThat(scored.value(Metric.ROC_AUC, draw)).isCloseTo(auc(rows), within(1e-12));
            assertThat(scored.value(Metric.LOG_LOSS, draw))
                    .isCloseTo(
                            rows.stream()
                                    .mapToDouble(r ->
                                            -Math.log(
                                                    Math.clamp(
                                                            labels[r] == 1 ? good[r] : 1 - good[r],
                                                            1e-15,
                                                            1 - 1e-15)))
                                    .average()
                                    .orElseThrow(),
                            within(1e-9));
            assertThat(scored.value(Metric.RMSE, draw))
                    .isCloseTo(
                            Math.sqrt(
                                    rows.stream()
                                            .mapToDouble(r -> Math.pow(good[r] - labels[r], 2))
                                            .average()
                                            .orElseThrow()),
                            within(1e-12));
        }
    }

    @Test
    void the_interval_is_that_of_the_draws_written_out() {
        Bootstrap bootstrap = new Bootstrap(DAYS, 11);
        Scored one = new Scored(labels, good, days, 0.5);
        Scored other = new Scored(labels, poor, days, 0.5);
        double[] gains =
                bootstrap.draws().stream()
                        .mapToDouble(draw ->
                                rows(draw).stream()
                                                .mapToDouble(r -> Math.abs(poor[r] - labels[r]))
                                                .average()
                                                .orElseThrow()
                                        - rows(draw).stream()
                                                .mapToDouble(r -> Math.abs(good[r] - labels[r]))
                                                .average()
                                                .orElseThrow())
                        .sorted()
                        .toArray();

        Bootstrap.Interval interval = bootstrap.gain(Metric.MAE, one, other);

        // Positions 0.025 * 999 = 24.975 and 0.975 * 999 = 974.025.
        assertThat(interval.low())
                .isCloseTo(gains[24] + 0.975 * (gains[25] - gains[24]), within(1e-12));
        assertThat(interval.high())
                .isCloseTo(gains[974] + 0.025 * (gains[975] - gains[974]), within(1e-12));
    }

    @Test
    void each_draw_has_as_many_days_as_there_are_and_the_seed_decides_them() {
        assertThat(new Bootstrap(DAYS, 1).draws())
                .allMatch(draw -> Arrays.stream(draw).sum() == DAYS)
                .hasSize(1000);
        assertThat(new Bootstrap(DAYS, 1).draws().getFirst())
                .isEqualTo(new Bootstrap(DAYS, 1).draws().getFirst())
                .isNotEqualTo(new Bootstrap(DAYS, 2).draws().getFirst());
    }

    @Test
    void a_better_model_gains_in_every_metric_and_the_same_model_in_none() {
        Bootstrap bootstrap = new Bootstrap(DAYS, 1);
        Scored one = new Scored(labels, good, days, 0.5);
        Scored other = new Scored(labels, poor, days, 0.5);
        assertThat(bootstrap.gain(Metric.ROC_AUC, one, other).low()).isPositive();
        assertThat(bootstrap.gain(Metric.BRIER, one, other).low()).isPositive();
        assertThat(bootstrap.gain(Metric.BRIER, other, one).high()).isNegative();
        assertThat(bootstrap.gain(Metric.ROC_AUC, one, one))
                .isEqualTo(new Bootstrap.Interval(0, 0));
    }

    @Test
    void five_thousand_rows_take_less_than_three_seconds() {
        int rows = 5000;
        double[] many = new double[rows];
        double[] one = new double[rows];
        double[] other = new double[rows];
        int[] day = new int[rows];
        fill(many, one, other, day);
        long start = System.nanoTime();
        Bootstrap bootstrap = new Bootstrap(DAYS, 1);
        Scored candidate = new Scored(many, one, day, 0.5);
        Scored champion = new Scored(many, other, day, 0.5);
        for (Metric metric : Metric.all(true)) {
            bootstrap.gain(metric, candidate, champion);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }

    private List<Integer> rows(int[] draw) {
        List<Integer> rows = new ArrayList<>();
        for (int r = 0; r < ROWS; r++) {
            for (int copy = 0; copy < draw[days[r]]; copy++) {
                rows.add(r);
            }
        }
        return rows;
    }

    private double auc(List<Integer> rows) {
        double right = 0;
        long pairs = 0;
        for (int a : rows) {
            for (int b : rows) {
                if (labels[a] == 1 && labels[b] == 0) {
                    right += good[a] > good[b] ? 1 : good[a] == good[b] ? 0.5 : 0;
                    pairs++;
                }
            }
        }
        return right / pairs;
    }
}

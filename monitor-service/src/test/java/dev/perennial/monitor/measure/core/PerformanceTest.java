package dev.perennial.monitor.measure.core;

import static dev.perennial.monitor.measure.core.Figures.entry;
import static dev.perennial.monitor.measure.core.Figures.figure;
import static dev.perennial.monitor.measure.core.Figures.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.contract.monitor.MetricState;
import dev.perennial.contract.monitor.MetricValue;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class PerformanceTest {
    private final Random random = new Random(11);

    @Test
    void roc_auc_is_the_share_of_pairs_in_order_that_counting_finds() {
        for (int round = 0; round < 200; round++) {
            int n = 2 + random.nextInt(60);
            double[] score = scores(n);
            double[] label = labels(n);
            label[0] = 0;
            label[1] = 1;
            List<MetricValue> measured = Performance.binary(score, label, null);
            assertThat(figure(measured, "roc_auc")).isCloseTo(pairs(score, label), within(1e-12));
            double[] turned = Arrays.stream(score).map(s -> 1 - s).toArray();
            assertThat(figure(Performance.binary(turned, label, null), "roc_auc"))
                    .isCloseTo(1 - pairs(score, label), within(1e-12));
        }
    }

    @Test
    void all_scores_equal_rank_no_better_than_chance() {
        double[] score = {0.4, 0.4, 0.4, 0.4};
        List<MetricValue> measured = Performance.binary(score, new double[] {0, 1, 1, 0}, null);
        assertThat(figure(measured, "roc_auc")).isEqualTo(0.5);
        assertThat(figure(measured, "average_precision")).isEqualTo(0.5);
    }

    @Test
    void one_class_alone_has_no_roc_auc() {
        double[] score = {0.2, 0.7};
        List<MetricValue> zeros = Performance.binary(score, new double[] {0, 0}, 0.5);
        assertThat(state(zeros, "roc_auc")).isEqualTo(MetricState.NOT_APPLICABLE);
        assertThat(state(zeros, "average_precision")).isEqualTo(MetricState.NOT_APPLICABLE);
        assertThat(figure(zeros, "accuracy")).isEqualTo(0.5);
        assertThat(figure(zeros, "recall")).isZero();
        List<MetricValue> ones = Performance.binary(score, new double[] {1, 1}, 0.5);
        assertThat(state(ones, "roc_auc")).isEqualTo(MetricState.NOT_APPLICABLE);
        assertThat(figure(ones, "average_precision")).isEqualTo(1);
    }

    @Test
    void a_certain_and_wrong_score_costs_36_and_not_infinity() {
        List<MetricValue> measured =
                Performance.binary(new double[] {0, 1}, new double[] {1, 0}, null);
        assertThat(figure(measured, "log_loss")).isCloseTo(36.04, within(0.01));
        assertThat(figure(measured, "brier")).isEqualTo(1);
    }

    @Test
    void rows_without_score_or_usable_label_are_left_out() {
        double nan = Double.NaN;
        List<MetricValue> measured =
                Performance.binary(
                        new double[] {0.9, nan, 0.2, 0.1, 0.6},
                        new double[] {1, 1, nan, 0, 2},
                        0.5);
        assertThat(measured).allMatch(m -> m.n() == 2);
        assertThat(figure(measured, "accuracy")).isEqualTo(1);
        List<MetricValue> none = Performance.binary(new double[] {nan}, new double[] {1}, 0.5);
        assertThat(none).hasSize(8).allMatch(m -> m.state() == MetricState.INSUFFICIENT);
        assertThat(Performance.binary(new double[0], new double[0], null)).hasSize(5);
        assertThatThrownBy(() -> Performance.binary(new double[1], new double[2], null))
                .hasMessageContaining("1 answers and 2 labels");
    }

    @Test
    void the_threshold_itself_is_positive_and_without_one_there_is_accuracy_only() {
        double[] score = {0.3, 0.29};
        double[] label = {1, 0};
        assertThat(figure(Performance.binary(score, label, 0.3), "f1")).isEqualTo(1);
        List<MetricValue> without = Performance.binary(score, label, null);
        assertThat(figure(without, "accuracy")).isEqualTo(0.5);
        assertThat(without).noneMatch(m -> m.metric().equals("recall"));
    }

    @Test
    void regression_by_hand() {
        List<MetricValue> measured =
                Performance.regression(
                        new double[] {1, 2, 6, Double.NaN}, new double[] {2, 2, 3, 4});
        assertThat(figure(measured, "rmse")).isCloseTo(Math.sqrt(10 / 3.0), within(1e-12));
        assertThat(figure(measured, "mae")).isCloseTo(4 / 3.0, within(1e-12));
        assertThat(figure(measured, "bias")).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(figure(measured, "r2")).isCloseTo(1 - 10 / (2 / 3.0), within(1e-12));
        assertThat(entry(measured, "mae").n()).isEqualTo(3);
        assertThat(state(Performance.regression(new double[] {1, 2}, new double[] {3, 3}), "r2"))
                .isEqualTo(MetricState.NOT_APPLICABLE);
        assertThat(Performance.regression(new double[0], new double[0]))
                .hasSize(4)
                .allMatch(m -> m.state() == MetricState.INSUFFICIENT);
    }

    @Test
    void a_measure_stands_beside_the_same_measure_of_the_reference() {
        List<MetricValue> reference =
                Performance.regression(new double[] {1, 2}, new double[] {1, 4});
        List<MetricValue> now = Performance.regression(new double[] {1, 2}, new double[] {1, 2});
        MetricValue mae = entry(Measures.withReference(now, reference), "mae");
        assertThat(mae.value()).isEqualTo(0);
        assertThat(mae.reference()).isEqualTo(1);
        assertThat(Measures.withReference(now, List.of())).isEqualTo(now);
    }

    private double[] scores(int n) {
        return DoubleStream.generate(() -> random.nextInt(12) / 11.0).limit(n).toArray();
    }

    private double[] labels(int n) {
        return DoubleStream.generate(() -> random.nextInt(2)).limit(n).toArray();
    }

    private static double pairs(double[] score, double[] label) {
        double right = 0;
        double all = 0;
        for (int i = 0; i < score.length; i++) {
            for (int j = 0; j < score.length; j++) {
                if (label[i] == 1 && label[j] == 0) {
                    all++;
                    right += score[i] > score[j] ? 1 : score[i] == score[j] ? 0.5 : 0;
                }
            }
        }
        return right / all;
    }
}

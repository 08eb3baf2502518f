package dev.perennial.inference.rollout.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.contract.inference.RolloutView.ArmStats;
import dev.perennial.model.Output;
import dev.perennial.model.Prediction;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TallyTest {
    @Test
    void percentiles_are_within_a_percent_of_the_true_ones() {
        ArmTally tally = new ArmTally();
        for (int micros = 1; micros <= 10_000; micros++) {
            tally.answered(micros);
        }
        tally.failed();
        ArmStats stats = tally.view();

        assertThat(stats.requests()).isEqualTo(10_001);
        assertThat(stats.errors()).isEqualTo(1);
        assertThat(stats.p50Micros()).isCloseTo(5000L, within(50L));
        assertThat(stats.p99Micros()).isCloseTo(9900L, within(99L));
    }

    @Test
    void no_requests_are_a_state_of_their_own() {
        assertThat(new ArmTally().view()).isEqualTo(new ArmStats(0, 0, null, null));
        assertThat(new Comparison().view()).isEqualTo(new Comparison.View(0, null, null, null));
    }

    @Test
    void differences_and_changed_decisions_are_counted_a_row() {
        Comparison comparison = new Comparison();
        comparison.add(
                scores(0.1, 0.4, 0.6, 0.9),
                OptionalDouble.of(0.5),
                scores(0.2, 0.6, 0.4, 0.9),
                OptionalDouble.of(0.5));

        Comparison.View view = comparison.view();
        assertThat(view.rows()).isEqualTo(4);
        assertThat(view.largest()).isCloseTo(0.2, within(1e-12));
        assertThat(view.mean()).isCloseTo(0.125, within(1e-12));
        assertThat(view.changed()).isEqualTo(0.5);
    }

    @Test
    void each_version_decides_at_its_own_threshold() {
        Comparison comparison = new Comparison();
        comparison.add(scores(0.4), OptionalDouble.of(0.3), scores(0.4), OptionalDouble.of(0.5));
        assertThat(comparison.view().changed()).isEqualTo(1.0);
    }

    @Test
    void values_without_a_threshold_have_no_decisions() {
        Comparison comparison = new Comparison();
        comparison.add(
                scores(1, Double.NaN),
                OptionalDouble.empty(),
                scores(3, Double.NaN),
                OptionalDouble.empty());
        assertThat(comparison.view()).isEqualTo(new Comparison.View(2, 2.0, 1.0, null));
    }

    private static Prediction scores(double... values) {
        return new Prediction(values.length, List.of(Output.numeric("score", "FP64", 1, values)));
    }
}

package dev.perennial.monitor.label.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.contract.monitor.GroundTruth;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.monitor.record.core.InferenceId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SortingTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final InferenceId A = new InferenceId(new UUID(1, 1), 0);
    private static final InferenceId B = new InferenceId(new UUID(1, 1), 1);

    private static Truth truth(InferenceId id, double value) {
        return new Truth(id, value, NOW);
    }

    @Test
    void a_batch_may_label_and_correct_one_inference() {
        Sorting sorting = new Sorting(Map.of());
        sorting.add(truth(A, 0));
        sorting.add(truth(A, 0));
        sorting.add(truth(A, 1));
        sorting.add(truth(B, 1));

        assertThat(sorting.accepted()).isEqualTo(2);
        assertThat(sorting.duplicates()).isEqualTo(1);
        assertThat(sorting.replaced()).containsExactly(truth(A, 0));
        assertThat(sorting.changed()).containsExactlyInAnyOrder(truth(A, 1), truth(B, 1));
    }

    @Test
    void the_same_value_known_at_another_time_is_a_repetition() {
        Sorting sorting = new Sorting(Map.of(A, truth(A, 1)));
        sorting.add(new Truth(A, 1, NOW.plusSeconds(5)));
        assertThat(sorting.duplicates()).isEqualTo(1);
        assertThat(sorting.changed()).isEmpty();
    }

    @Test
    void a_label_without_a_time_is_known_now() {
        assertThat(Truth.of(new GroundTruth(A.toString(), 1.0, null), NOW)).isEqualTo(truth(A, 1));
        assertThatThrownBy(() ->
                        Truth.of(
                                new GroundTruth(A.toString(), Double.POSITIVE_INFINITY, null), NOW))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("finite");
        assertThatThrownBy(() -> Truth.of(new GroundTruth(A.toString(), 1.0, Instant.MAX), NOW))
                .isInstanceOf(ProblemException.class);
    }
}

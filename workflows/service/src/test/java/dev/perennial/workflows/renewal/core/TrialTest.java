package dev.perennial.workflows.renewal.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.contract.inference.RolloutView.ArmStats;
import dev.perennial.workflows.renewal.core.Trial.Verdict;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrialTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Test
    void too_little_traffic_waits_and_then_is_inconclusive_but_never_passes() {
        assertThat(trial(arm(9, 0, 900L), 10, PATIENCE).verdict()).isEqualTo(Verdict.WAITING);
        Trial.Judged late = trial(arm(9, 0, 900L), 10, PATIENCE.plusMillis(1));
        assertThat(late.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(late.reason()).startsWith("INCONCLUSIVE n=9 < 10");
        assertThat(trial(arm(0, 0, null), 400, PATIENCE.plusDays(1)).reason())
                .contains("n=0 < 400")
                .endsWith("not promoted");
    }

    @Test
    void enough_traffic_without_errors_and_as_quick_passes() {
        assertThat(trial(arm(10, 0, 2_000L), 10, Duration.ZERO).verdict())
                .isEqualTo(Verdict.PASSED);
    }

    @Test
    void more_errors_than_the_champion_fail_at_once() {
        Trial.Judged judged = trial(arm(3, 1, 900L), 10, Duration.ZERO);
        assertThat(judged.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(judged.reason()).contains("1 of 3");
    }

    @Test
    void slower_than_allowed_fails_but_differences_below_a_millisecond_do_not_count() {
        assertThat(trial(arm(10, 0, 5_001L), 10, Duration.ZERO).verdict())
                .isEqualTo(Verdict.FAILED);
        assertThat(trial(arm(10, 0, 5_000L), 10, Duration.ZERO).verdict())
                .isEqualTo(Verdict.PASSED);
    }

    @Test
    void nothing_asked_for_passes_at_once() {
        assertThat(trial(arm(0, 0, null), 0, Duration.ZERO).verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void without_the_champion_s_latency_beside_it_nothing_passes() {
        ArmStats silent = arm(0, 0, null);
        Trial now = new Trial(silent, arm(50, 0, 900L), 10, Duration.ZERO, PATIENCE, 5.0);
        Trial late = new Trial(silent, arm(50, 0, 900L), 10, PATIENCE.plusMillis(1), PATIENCE, 5.0);

        assertThat(now.judge().verdict()).isEqualTo(Verdict.WAITING);
        assertThat(late.judge().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    private static Trial.Judged trial(ArmStats candidate, int needed, Duration elapsed) {
        return new Trial(arm(100, 0, 400L), candidate, needed, elapsed, PATIENCE, 5.0).judge();
    }

    private static ArmStats arm(long requests, long errors, @Nullable Long micros) {
        return new ArmStats(requests, errors, micros, micros == null ? null : micros * 10);
    }
}

package dev.perennial.retrain.job.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.retrain.job.core.JobState.Lease;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JobStateTest {
    private static final Instant NOW = Instant.parse("2013-03-01T00:00:00Z");
    private static final UUID HOLDER = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    private final JobState.Running running =
            new JobState.Queued(0).start(new Lease(HOLDER, NOW.plusSeconds(10)));

    @Test
    void only_the_run_that_holds_the_lease_ends_a_job() {
        assertThat(running.done(HOLDER, NOW)).isEqualTo(new JobState.Done(1, NOW));
        assertThat(running.fail(HOLDER, NOW, "why")).isEqualTo(new JobState.Failed(1, NOW, "why"));
        assertThatThrownBy(() -> running.done(OTHER, NOW)).isInstanceOf(LostLeaseException.class);
        assertThatThrownBy(() -> running.fail(OTHER, NOW, "why"))
                .isInstanceOf(LostLeaseException.class);
    }

    @Test
    void a_lost_job_is_taken_over_when_its_lease_is_over_and_not_before() {
        Lease next = new Lease(OTHER, NOW.plusSeconds(30));
        assertThatThrownBy(() -> running.takeOver(next, NOW.plusSeconds(9)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(running.takeOver(next, NOW.plusSeconds(10)))
                .isEqualTo(new JobState.Running(2, next));
    }

    @Test
    void a_start_that_found_a_neighbour_away_is_not_counted() {
        assertThat(running.postpone(NOW, false).attempts()).isZero();
        assertThat(running.postpone(NOW, true).attempts()).isEqualTo(1);
        assertThat(running.postpone(NOW, true).isFree(NOW)).isTrue();
    }

    @Test
    void a_job_that_loses_its_runner_three_times_fails() {
        JobState.Running third = new JobState.Running(3, running.lease());
        assertThat(third.takeOver(new Lease(OTHER, NOW), NOW.plusSeconds(60)))
                .isInstanceOf(JobState.Failed.class);
    }

    @Test
    void cancelling_ends_what_is_open_and_changes_nothing_else() {
        assertThat(new JobState.Queued(0).cancel(NOW)).isEqualTo(new JobState.Cancelled(0, NOW));
        assertThat(running.cancel(NOW)).isEqualTo(new JobState.Cancelled(1, NOW));
        JobState done = running.done(HOLDER, NOW);
        assertThat(done.cancel(NOW.plusSeconds(1))).isSameAs(done);
    }
}

package dev.perennial.retrain.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.contract.retrain.JobView;
import dev.perennial.retrain.job.core.JobState;
import dev.perennial.retrain.job.core.JobState.Lease;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A job as it is stored. */
@Entity
@Table(name = "job")
class JobRow extends PanacheEntityBase {
    @Id UUID id;

    @Enumerated(EnumType.STRING)
    JobView.Kind kind;

    String model;
    String key;

    @JdbcTypeCode(SqlTypes.JSON)
    JsonNode request;

    @Enumerated(EnumType.STRING)
    JobView.State state;

    double progress;
    @Nullable String step;
    int attempts;

    @Column(name = "lease_until")
    @Nullable Instant leaseUntil;

    /** The run that holds the lease. */
    @Column(name = "leased_by")
    @Nullable String leasedBy;

    @Nullable String reference;

    @Column(name = "requested_by")
    String requestedBy;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "started_at")
    @Nullable Instant startedAt;

    @Column(name = "ended_at")
    @Nullable Instant endedAt;

    @Nullable String error;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable JsonNode result;

    JobState life() {
        return switch (state) {
            case QUEUED -> new JobState.Queued(attempts);
            case RUNNING -> new JobState.Running(attempts, lease());
            case DONE -> new JobState.Done(attempts, ended());
            case FAILED -> new JobState.Failed(attempts, ended(), String.valueOf(error));
            case CANCELLED -> new JobState.Cancelled(attempts, ended());
        };
    }

    /** Takes on what a move led to. */
    void live(JobState life) {
        switch (life) {
            case JobState.Queued queued -> state = JobView.State.QUEUED;
            case JobState.Running running -> run(running);
            case JobState.Done done -> {
                progress = 1;
                end(JobView.State.DONE, done.endedAt(), null);
            }
            case JobState.Failed failed ->
                    end(JobView.State.FAILED, failed.endedAt(), failed.error());
            case JobState.Cancelled cancelled ->
                    end(JobView.State.CANCELLED, cancelled.endedAt(), null);
        }
    }

    private void run(JobState.Running running) {
        state = JobView.State.RUNNING;
        attempts = running.attempts();
        leaseUntil = running.lease().until();
        leasedBy = running.lease().holder().toString();
    }

    private void end(JobView.State how, Instant at, @Nullable String why) {
        state = how;
        endedAt = at;
        error = why;
        step = null;
        leaseUntil = null;
        leasedBy = null;
    }

    private Lease lease() {
        return new Lease(
                UUID.fromString(Objects.requireNonNull(leasedBy)),
                Objects.requireNonNull(leaseUntil));
    }

    private Instant ended() {
        return Objects.requireNonNull(endedAt);
    }
}

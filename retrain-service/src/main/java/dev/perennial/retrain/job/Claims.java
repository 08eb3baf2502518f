package dev.perennial.retrain.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.contract.event.EventTypes;
import dev.perennial.platform.Ids;
import dev.perennial.platform.outbox.Outbox;
import dev.perennial.retrain.job.core.JobState;
import dev.perennial.retrain.job.core.LostLeaseException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What runners do to jobs: claim, keep, tell, end. Each is one short transaction. */
@ApplicationScoped
class Claims {
    private static final String NEXT =
            "select id from job where state = 'QUEUED' or (state = 'RUNNING' and lease_until <= ?1)"
                    + " order by created_at, id limit 1 for update skip locked";

    private final EntityManager database;
    private final JobsConfig config;
    private final JobLog log;
    private final Views views;
    private final Outbox outbox;
    private final Clock clock;

    Claims(
            EntityManager database,
            JobsConfig config,
            JobLog log,
            Views views,
            Outbox outbox,
            Clock clock) {
        this.database = database;
        this.config = config;
        this.log = log;
        this.views = views;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The oldest job that waits or lost its runner; empty when there is none. */
    @Transactional
    Optional<Claim> next() {
        Instant now = clock.instant();
        List<?> ids =
                database.createNativeQuery(NEXT, UUID.class).setParameter(1, now).getResultList();
        if (ids.isEmpty()) {
            return Optional.empty();
        }
        JobRow row = JobRow.findById(ids.getFirst());
        JobState.Lease lease = new JobState.Lease(Ids.next(), now.plus(config.lease()));
        row.live(
                switch (row.life()) {
                    case JobState.Queued queued -> queued.start(lease);
                    case JobState.Running running -> running.takeOver(lease, now);
                    default -> throw new IllegalStateException("An ended job was claimed");
                });
        if (row.endedAt != null) {
            tell(row);
            return Optional.empty();
        }
        row.startedAt = row.startedAt == null ? now : row.startedAt;
        row.progress = 0;
        log.add(row.id, row.attempts == 1 ? "Started" : "Started again, attempt " + row.attempts);
        return Optional.of(
                new Claim(
                        row.id,
                        lease.holder(),
                        row.kind,
                        row.attempts,
                        row.startedAt,
                        row.request,
                        row.requestedBy));
    }

    /** Keeps the lease; false when it is lost. */
    @Transactional
    boolean renew(Claim claim) {
        return held(claim)
                .map(row -> {
                    row.leaseUntil = clock.instant().plus(config.lease());
                    return true;
                })
                .orElse(false);
    }

    @Transactional
    void progress(Claim claim, double progress, String step) {
        JobRow row = held(claim).orElseThrow(LostLeaseException::new);
        if (!step.equals(row.step)) {
            log.add(row.id, step);
        }
        row.progress = Math.clamp(progress, 0, 1);
        row.step = step;
    }

    @Transactional
    void done(Claim claim, JsonNode result) {
        JobRow row = held(claim).orElseThrow(LostLeaseException::new);
        row.live(((JobState.Running) row.life()).done(claim.holder(), clock.instant()));
        row.result = result;
        log.add(row.id, "Done");
        tell(row);
    }

    @Transactional
    void failed(Claim claim, String error) {
        JobRow row = held(claim).orElseThrow(LostLeaseException::new);
        row.live(((JobState.Running) row.life()).fail(claim.holder(), clock.instant(), error));
        log.add(row.id, "Failed: " + error);
        tell(row);
    }

    /**
     * Gives a job back after an error that may pass.
     *
     * @param counted whether this start counts among those that a job has
     */
    @Transactional
    void giveBack(Claim claim, String error, Instant retryAt, boolean counted) {
        held(claim)
                .ifPresent(row -> {
                    row.live(((JobState.Running) row.life()).postpone(retryAt, counted));
                    log.add(row.id, "It is tried again: " + error);
                });
    }

    /** The job of that id, locked; for those who cancel it. */
    @Nullable JobRow locked(UUID id) {
        return database.find(JobRow.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    void tell(JobRow row) {
        database.flush();
        outbox.append(EventTypes.JOB_ENDED, row.id.toString(), row.id.toString(), views.of(row));
    }

    private Optional<JobRow> held(Claim claim) {
        JobRow row = locked(claim.id());
        boolean ours =
                row != null
                        && row.life() instanceof JobState.Running running
                        && running.lease().holder().equals(claim.holder());
        return ours ? Optional.ofNullable(row) : Optional.empty();
    }
}

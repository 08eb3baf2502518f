package dev.perennial.retrain.job.core;

import java.time.Instant;
import java.util.UUID;

/** Where a job is in its life; the methods are the legal moves. */
public sealed interface JobState {
    /** Starts of one job at most: a job that kills its process must not do so for ever. */
    int MAX_ATTEMPTS = 3;

    /** Cancelling what has ended changes nothing. */
    default JobState cancel(Instant at) {
        return switch (this) {
            case Open open -> new Cancelled(open.attempts(), at);
            case Done done -> done;
            case Failed failed -> failed;
            case Cancelled cancelled -> cancelled;
        };
    }

    /** Not ended yet. */
    sealed interface Open extends JobState {
        int attempts();
    }

    /** Waits for a runner. */
    record Queued(int attempts) implements Open {
        public Running start(Lease lease) {
            return new Running(attempts + 1, lease);
        }
    }

    /** A runner works on it for as long as it renews its lease. */
    record Running(int attempts, Lease lease) implements Open {
        /** Whether a runner of this instance may take it, the earlier one being gone. */
        public boolean isFree(Instant now) {
            return !lease.until().isAfter(now);
        }

        /** Another start after the runner was lost; failed when there were too many. */
        public JobState takeOver(Lease next, Instant now) {
            if (!isFree(now)) {
                throw new IllegalStateException("The lease holds until " + lease.until());
            }
            return attempts >= MAX_ATTEMPTS
                    ? new Failed(
                            attempts,
                            now,
                            "Its runner was lost %d times; it is not tried again"
                                    .formatted(attempts))
                    : new Running(attempts + 1, next);
        }

        public Running renew(Instant until) {
            return new Running(attempts, new Lease(lease.holder(), until));
        }

        /** Left until later; a start that found a neighbour away is not counted. */
        public Running postpone(Instant until, boolean counted) {
            return new Running(counted ? attempts : attempts - 1, new Lease(lease.holder(), until));
        }

        public Done done(UUID holder, Instant at) {
            mustHold(holder);
            return new Done(attempts, at);
        }

        public Failed fail(UUID holder, Instant at, String error) {
            mustHold(holder);
            return new Failed(attempts, at, error);
        }

        private void mustHold(UUID holder) {
            if (!lease.holder().equals(holder)) {
                throw new LostLeaseException();
            }
        }
    }

    /** Ended with a result. */
    record Done(int attempts, Instant endedAt) implements JobState {}

    /** Ended without; {@code error} says why. */
    record Failed(int attempts, Instant endedAt, String error) implements JobState {}

    /** Ended because somebody wanted so. */
    record Cancelled(int attempts, Instant endedAt) implements JobState {}

    /**
     * Who may work on a job, and until when unless it is renewed.
     *
     * @param holder one run of one job; a second run of the same job is another holder
     */
    record Lease(UUID holder, Instant until) {}
}

package dev.perennial.contract.retrain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A durable job.
 *
 * @param progress 0 to 1
 * @param step what it does now, in plain words
 * @param attempts how often it was started; more than 1 after a crash
 * @param log the last lines
 */
public record JobView(
        UUID id,
        Kind kind,
        String model,
        State state,
        double progress,
        @Nullable String step,
        int attempts,
        @Nullable String reference,
        String requestedBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String error,
        @Nullable TrainingResult training,
        @Nullable ComparisonResult comparison,
        List<String> log) {
    /** What it does. */
    public enum Kind {
        TRAINING,
        COMPARISON
    }

    /** DONE, FAILED and CANCELLED are final. */
    public enum State {
        QUEUED,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED
    }
}

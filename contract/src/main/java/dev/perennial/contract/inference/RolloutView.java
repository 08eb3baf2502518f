package dev.perennial.contract.inference;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a candidate does beside the champion since this mode began. Both arms count the same period.
 *
 * @param compared rows that both answered (shadow only)
 * @param largestDifference of the first output over compared rows
 * @param changedDecisions share of compared rows whose decision at the model's threshold differs, 0
 *     to 1; null when the model has no threshold
 */
public record RolloutView(
        String model,
        String champion,
        String candidate,
        StartRollout.Mode mode,
        int percent,
        String reference,
        Instant since,
        ArmStats championArm,
        ArmStats candidateArm,
        long compared,
        @Nullable Double largestDifference,
        @Nullable Double meanDifference,
        @Nullable Double changedDecisions) {
    /** Latencies are null while there are no requests. */
    public record ArmStats(
            long requests, long errors, @Nullable Long p50Micros, @Nullable Long p99Micros) {}
}

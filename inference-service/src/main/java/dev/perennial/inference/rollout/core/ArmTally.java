package dev.perennial.inference.rollout.core;

import dev.perennial.contract.inference.RolloutView.ArmStats;
import org.HdrHistogram.Histogram;

/** Requests, errors and latencies of one arm; latencies to two digits, up to an hour. */
public final class ArmTally {
    private static final long LONGEST_MICROS = 3_600_000_000L;

    private final Histogram micros = new Histogram(LONGEST_MICROS, 2);
    private long requests;
    private long errors;

    public synchronized void answered(long latencyMicros) {
        requests++;
        micros.recordValue(Math.clamp(latencyMicros, 0, LONGEST_MICROS));
    }

    /** A request that it could not answer; its latency is not one. */
    public synchronized void failed() {
        requests++;
        errors++;
    }

    public synchronized ArmStats view() {
        boolean none = micros.getTotalCount() == 0;
        return new ArmStats(
                requests,
                errors,
                none ? null : micros.getValueAtPercentile(50),
                none ? null : micros.getValueAtPercentile(99));
    }
}

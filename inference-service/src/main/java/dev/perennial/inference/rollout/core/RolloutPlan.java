package dev.perennial.inference.rollout.core;

import dev.perennial.contract.inference.StartRollout;
import dev.perennial.contract.inference.StartRollout.Mode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.zip.CRC32C;

/**
 * What was asked for a model, kept over a restart.
 *
 * @param percent share of requests that the candidate answers, 0 to 100
 * @param reference who asked
 * @param since when this mode and share began
 */
public record RolloutPlan(
        String model, String candidate, Mode mode, int percent, String reference, Instant since) {
    private static final int BUCKETS = 10_000;

    public static RolloutPlan of(String model, StartRollout asked, Instant now) {
        return new RolloutPlan(
                model, asked.candidate(), asked.mode(), asked.percent(), asked.reference(), now);
    }

    /** Whether it is what is asked for again. */
    public boolean is(StartRollout asked) {
        return candidate.equals(asked.candidate())
                && mode == asked.mode()
                && percent == asked.percent()
                && reference.equals(asked.reference());
    }

    /**
     * Whether the candidate answers this key. A key that it answers at one share it answers at any
     * larger one; another rollout picks other keys.
     */
    public boolean picks(String key) {
        if (mode != Mode.CANARY) {
            return false;
        }
        CRC32C hash = new CRC32C();
        hash.update((reference + '\0' + key).getBytes(StandardCharsets.UTF_8));
        return Long.remainderUnsigned(mix(hash.getValue()), BUCKETS) < percent * 100L;
    }

    /** Spreads keys that differ in few bits. */
    private static long mix(long value) {
        long z = value * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 32)) * 0xD6E8FEB86659FD93L;
        return z ^ (z >>> 32);
    }
}

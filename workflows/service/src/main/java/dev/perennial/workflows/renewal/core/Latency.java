package dev.perennial.workflows.renewal.core;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Latencies of two versions over the same period. The 99th percentile of fewer than 1,000 requests
 * is little more than their maximum, so the median stands in for it there.
 *
 * @param requests that the percentiles rest on, the smaller number of the two
 */
public record Latency(
        long requests,
        @Nullable Long candidateP50Micros,
        @Nullable Long candidateP99Micros,
        @Nullable Long championP50Micros,
        @Nullable Long championP99Micros) {
    private static final long ENOUGH_FOR_P99 = 1_000;

    /** Differences under a millisecond are the machine's, not the model's. */
    private static final long NOISE_MICROS = 1_000;

    /** Whether the candidate is at most so many times as slow as the champion. */
    public boolean within(double factor) {
        Long mine = candidate();
        Long its = champion();
        return mine != null && its != null && mine <= factor * Math.max(its, NOISE_MICROS);
    }

    public boolean isKnown() {
        return candidate() != null && champion() != null;
    }

    public String inWords(double factor) {
        return String.format(
                Locale.ROOT,
                "%s %.2f ms against the champion's %.2f ms, over %d requests; at most %.1f times are allowed",
                requests >= ENOUGH_FOR_P99 ? "p99" : "median",
                millis(candidate()),
                millis(champion()),
                requests,
                factor);
    }

    private @Nullable Long candidate() {
        return requests >= ENOUGH_FOR_P99 ? candidateP99Micros : candidateP50Micros;
    }

    private @Nullable Long champion() {
        return requests >= ENOUGH_FOR_P99 ? championP99Micros : championP50Micros;
    }

    private static double millis(@Nullable Long micros) {
        return micros == null ? Double.NaN : micros / 1000.0;
    }
}

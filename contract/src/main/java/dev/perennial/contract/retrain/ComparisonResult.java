package dev.perennial.contract.retrain;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison showed. Intervals are 95 % percentile intervals of a bootstrap over whole UTC
 * days, both models on the same draw.
 *
 * @param blocks UTC days; fewer than 20 is INSUFFICIENT
 */
public record ComparisonResult(
        String model,
        String candidate,
        String champion,
        UUID holdoutData,
        long rows,
        int blocks,
        String metric,
        double margin,
        Verdict verdict,
        String reason,
        List<MetricPair> metrics,
        List<SegmentPair> segments) {
    /** SUPERIOR and NON_INFERIOR pass. */
    public enum Verdict {
        SUPERIOR,
        NON_INFERIOR,
        INFERIOR,
        INSUFFICIENT
    }

    /**
     * @param gain how much better the candidate is, positive is better whatever the metric
     */
    public record MetricPair(
            String metric,
            double candidate,
            double champion,
            double gain,
            @Nullable Double gainLow,
            @Nullable Double gainHigh) {}

    /** The deciding metric in one segment. */
    public record SegmentPair(
            String column,
            String value,
            long rows,
            double candidate,
            double champion,
            double gain) {}
}

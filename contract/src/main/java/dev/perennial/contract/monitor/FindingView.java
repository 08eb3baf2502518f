package dev.perennial.contract.monitor;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a detector says: one incident a model, version and metric family, updated while it lasts.
 *
 * @param family PERFORMANCE, DRIFT, QUALITY, TECHNICAL
 * @param windows names of consecutive windows in breach, oldest first
 * @param title in plain words, with figures
 * @param blamed columns with the largest measure first
 * @param estimatedCost difference of the model's metric against the reference in plain words
 * @param eventTime end of the newest window in breach
 */
public record FindingView(
        UUID id,
        String model,
        UUID modelId,
        String version,
        String family,
        Standard.Severity severity,
        State state,
        String title,
        List<String> windows,
        MetricValue worst,
        List<Blamed> blamed,
        @Nullable String estimatedCost,
        Instant eventTime,
        Instant openedAt,
        Instant updatedAt) {
    /** A finding closes by itself when a later window is back within its standard. */
    public enum State {
        OPEN,
        ACKNOWLEDGED,
        RESOLVED
    }

    /** A column that moved. */
    public record Blamed(String column, String metric, double value) {}
}

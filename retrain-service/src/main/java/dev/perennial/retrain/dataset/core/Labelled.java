package dev.perennial.retrain.dataset.core;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row with its label.
 *
 * @param time event time
 * @param features as they were written, a cell a feature; null is missing
 */
public record Labelled(
        @Nullable String id,
        Instant time,
        double label,
        @Nullable Instant knownAt,
        List<@Nullable String> features) {
    /** Days since 1970 in UTC. */
    public long day() {
        return time.atOffset(ZoneOffset.UTC).toLocalDate().toEpochDay();
    }
}

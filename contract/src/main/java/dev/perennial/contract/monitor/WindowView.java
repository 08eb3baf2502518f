package dev.perennial.contract.monitor;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A slice of production.
 *
 * @param name {@code 2013-04}, {@code 2013-W03} or {@code 003}
 * @param start inclusive, event time
 * @param end exclusive, event time
 * @param version the version whose rows these are; a window holds rows of one champion only
 * @param state OPEN, MEASURED (inputs and technical), JUDGED (labels matured, performance measured)
 */
public record WindowView(
        UUID id,
        String model,
        String version,
        String name,
        Instant start,
        Instant end,
        long rows,
        long labelled,
        String state,
        @Nullable Instant computedAt,
        List<MetricValue> metrics) {}

package dev.perennial.contract.monitor;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Performance of a version over any slice of event time, by the labels known by an instant. */
public record PerformanceView(
        String model,
        @Nullable String version,
        Instant from,
        Instant to,
        long rows,
        long labelled,
        List<MetricValue> metrics) {}

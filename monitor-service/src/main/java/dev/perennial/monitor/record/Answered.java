package dev.perennial.monitor.record;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row with its request.
 *
 * @param inputs the same list object for requests with the same inputs
 * @param score NaN where the answer is no number
 */
public record Answered(
        UUID request,
        long latencyMicros,
        Instant receivedAt,
        List<String> inputs,
        List<@Nullable Object> values,
        double score) {}

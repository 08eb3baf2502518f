package dev.perennial.contract.monitor;

import dev.perennial.contract.inference.Arm;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One scored row as it was captured, with its label when that is known. */
public record InferenceView(
        String id,
        UUID request,
        String model,
        UUID modelId,
        String version,
        @Nullable String alias,
        Arm arm,
        Instant eventTime,
        Instant receivedAt,
        long latencyMicros,
        @Nullable String callerId,
        @Nullable String actor,
        Map<String, @Nullable Object> inputs,
        Map<String, @Nullable Object> outputs,
        @Nullable Double label,
        @Nullable Instant labelKnownAt) {}

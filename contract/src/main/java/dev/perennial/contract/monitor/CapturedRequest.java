package dev.perennial.contract.monitor;

import dev.perennial.contract.inference.Arm;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One answered call with its rows. Row i is the inference {@code <id>-<i>} (i from 0).
 *
 * @param id UUIDv7, made by inference-service
 * @param alias the alias that routed it; null when the caller named the version
 * @param eventTimes a time a row
 * @param callerId the caller's own request id, echoed; never unique
 * @param actor who asked
 * @param inputs input names; a value a column in each of {@code rows}: number, text, boolean or
 *     null
 * @param outputs output names; a value a column in each of {@code answers}
 */
public record CapturedRequest(
        @NotNull UUID id,
        @NotBlank String model,
        @NotNull UUID modelId,
        @NotBlank String version,
        @Nullable String alias,
        @NotNull Arm arm,
        @NotNull Instant receivedAt,
        @NotNull List<Instant> eventTimes,
        @PositiveOrZero long latencyMicros,
        @Nullable String callerId,
        @Nullable String actor,
        @NotEmpty List<String> inputs,
        @NotNull List<List<@Nullable Object>> rows,
        @NotEmpty List<String> outputs,
        @NotNull List<List<@Nullable Object>> answers) {}

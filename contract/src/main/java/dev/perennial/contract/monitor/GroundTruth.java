package dev.perennial.contract.monitor;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The label of an inference.
 *
 * @param inference the inference id
 * @param value 0 or 1 for a binary model, else the true value
 * @param knownAt when the label became known, in event time; absent: now
 */
public record GroundTruth(
        @NotBlank String inference, @NotNull Double value, @Nullable Instant knownAt) {}

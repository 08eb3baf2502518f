package dev.perennial.contract.workflows;

import jakarta.validation.constraints.NotBlank;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Starts a renewal by hand.
 *
 * @param candidate a registered version to be judged; null: train one as the policy says
 * @param finding the finding that it answers, if any
 * @param referenceData what monitoring shall take as normal when the candidate serves
 */
public record StartRenewal(
        @NotBlank String model,
        @Nullable String candidate,
        @Nullable UUID finding,
        @Nullable UUID referenceData,
        @NotBlank String reason) {}

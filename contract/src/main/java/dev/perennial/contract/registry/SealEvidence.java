package dev.perennial.contract.registry;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * Facts to be sealed.
 *
 * @param subjectVersion the model version that they are about
 * @param facts any JSON; kept as RFC 8785 canonical JSON
 */
public record SealEvidence(
        @NotBlank String model,
        @NotBlank String subjectVersion,
        @Nullable String process,
        @NotNull JsonNode facts) {}

package dev.perennial.contract.workflows;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * An approver's decision.
 *
 * @param evidenceDigest the evidence that was read; another one meanwhile is a 409
 * @param reason required for REJECT and RETRY
 */
public record Decision(
        @NotNull Verdict verdict, @NotBlank String evidenceDigest, @Nullable String reason) {
    /** What was decided. */
    public enum Verdict {
        APPROVE,
        REJECT,
        RETRY
    }
}

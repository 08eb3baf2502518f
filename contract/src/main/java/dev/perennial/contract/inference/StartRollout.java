package dev.perennial.contract.inference;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

/**
 * Puts a candidate beside the champion.
 *
 * @param percent share of requests that the candidate answers; 0 in shadow
 * @param reference who asks: the renewal's process instance; a repeated call with the same values
 *     does nothing
 */
public record StartRollout(
        @NotBlank String candidate,
        @NotNull Mode mode,
        @Min(0) @Max(100) int percent,
        @NotBlank String reference) {
    /** SHADOW copies traffic, CANARY lets the candidate answer a share. */
    public enum Mode {
        SHADOW,
        CANARY
    }
}

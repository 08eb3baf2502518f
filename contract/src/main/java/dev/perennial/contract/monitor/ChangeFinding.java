package dev.perennial.contract.monitor;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

/** A person takes note of a finding or ends it, and says why. */
public record ChangeFinding(@NotNull FindingView.State state, @NotBlank String reason) {}

package dev.perennial.contract.workflows;

import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The one switch: while it is off, nothing is started, promoted or scaled automatically. */
public record AutomationSwitch(
        boolean on,
        @NotBlank String reason,
        @Nullable String changedBy,
        @Nullable Instant changedAt) {}

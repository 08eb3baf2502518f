package dev.perennial.contract.registry;

import jakarta.validation.constraints.NotBlank;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Moves an alias by compare-and-set.
 *
 * @param version the version that it shall name
 * @param expectedVersion the version that it names now; null when it must not exist yet
 * @param reason why, for the audit log
 * @param approvedBy who approved; a person names only themselves
 * @param process the renewal that moves it; only the platform names one
 * @param evidence what the approval rests on; it is about this version of this model
 */
public record MoveAlias(
        @NotBlank String version,
        @Nullable String expectedVersion,
        @NotBlank String reason,
        @Nullable String approvedBy,
        @Nullable String process,
        @Nullable UUID evidence) {}

package dev.perennial.contract.inference;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Recorded requests to be answered again by two versions.
 *
 * @param against the version to compare with; null: only see that all are answered
 */
public record Replay(@Nullable @Size(min = 1) String against, @NotNull List<Rows> requests) {}

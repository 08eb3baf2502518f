package dev.perennial.contract.registry;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which version an alias names since when.
 *
 * @param modelId surrogate id of the registered model, stable over renames
 * @param version the model version's number
 * @param revision counts the moves of this alias, from 1; the compare-and-set value
 * @param movedBy who moved it
 * @param approvedBy who approved the version, where an approval was given
 * @param process the process instance that moved it, if one did
 * @param evidence the evidence that the approval rests on
 */
public record AliasView(
        String model,
        UUID modelId,
        String alias,
        String version,
        long revision,
        Instant since,
        String movedBy,
        @Nullable String approvedBy,
        @Nullable String process,
        @Nullable UUID evidence,
        @Nullable String reason) {}

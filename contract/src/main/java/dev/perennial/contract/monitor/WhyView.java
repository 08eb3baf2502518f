package dev.perennial.contract.monitor;

import dev.perennial.contract.inference.Explanation;
import dev.perennial.contract.registry.AliasView;
import dev.perennial.contract.registry.CodeVersionView;
import dev.perennial.contract.registry.DataVersionView;
import dev.perennial.contract.registry.EvidenceView;
import dev.perennial.contract.registry.ModelVersionView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which model made this inference and why. Models are told apart by their surrogate ids: that a
 * name stands for another one now changes no answer.
 *
 * @param deletedAt when the version, or its model, was deleted; null while it can be used
 * @param aliasThen the alias as it stood when the request was received
 * @param explanation contributions that sum to the margin; null where the model can't say, or can't
 *     be asked any more because it was deleted
 */
public record WhyView(
        InferenceView inference,
        ModelVersionView version,
        @Nullable Instant deletedAt,
        @Nullable AliasView aliasThen,
        @Nullable Explanation explanation,
        @Nullable DataVersionView trainingData,
        @Nullable CodeVersionView code,
        @Nullable String approver,
        @Nullable EvidenceView evidence) {}

package dev.perennial.registry.model;

import dev.perennial.contract.Page;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.registry.AliasView;
import dev.perennial.contract.registry.KeptVersionView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Models by surrogate id, tombstones too. */
@ApplicationScoped
class KeptModels {
    private final ModelVersions versions;
    private final Clock clock;

    KeptModels(ModelVersions versions, Clock clock) {
        this.versions = versions;
        this.clock = clock;
    }

    private static RegisteredModelRow find(UUID id) {
        return RegisteredModelRow.<RegisteredModelRow>findByIdOptional(id)
                .orElseThrow(() -> ProblemException.notFound("There never was a model " + id));
    }

    @Transactional
    KeptVersionView version(UUID model, String version) {
        return versions.kept(find(model), version);
    }

    /** What the alias named at an instant. */
    @Transactional
    Optional<AliasView> alias(UUID model, String alias, Instant at) {
        // The end of time is more than the database can hold.
        Instant now = clock.instant();
        return AliasMoveRow.at(find(model), alias, at.isAfter(now) ? now : at);
    }

    @Transactional
    Page<AliasView> history(
            UUID model, String alias, @Nullable String cursor, @Nullable Integer limit) {
        return AliasMoveRow.history(find(model), alias, cursor, limit);
    }
}

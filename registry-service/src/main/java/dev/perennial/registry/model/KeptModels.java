package dev.perennial.registry.model;

import dev.perennial.contract.Page;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.registry.AliasView;
import dev.perennial.contract.registry.KeptVersionView;
import dev.perennial.platform.page.Cursors;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
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
        RegisteredModelRow row = find(model);
        if (at.isBefore(row.createdAt)) {
            return Optional.empty();
        }
        // The end of time is more than the database can hold.
        Instant now = clock.instant();
        return AliasMoveRow.at(row.id, alias, at.isAfter(now) ? now : at)
                .filter(move -> move.version != null)
                .map(move -> move.view(row.name));
    }

    @Transactional
    Page<AliasView> history(
            UUID model, String alias, @Nullable String cursor, @Nullable Integer limit) {
        int size = Cursors.limit(limit);
        RegisteredModelRow row = find(model);
        List<AliasMoveRow> moves = AliasMoveRow.before(row.id, alias, Cursors.id(cursor), size + 1);
        return Cursors.page(moves, size, move -> move.id, move -> move.view(row.name));
    }
}

package dev.perennial.workflows.neighbour;

import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.registry.AliasView;
import dev.perennial.contract.registry.AliasesApi;
import dev.perennial.contract.registry.CodeVersionsApi;
import dev.perennial.contract.registry.DataVersionsApi;
import dev.perennial.contract.registry.EvidenceApi;
import dev.perennial.contract.registry.ModelVersionsApi;
import java.util.Optional;

/** Registry-service, by contract. */
public record Registry(
        ModelVersionsApi models,
        AliasesApi aliases,
        CodeVersionsApi code,
        DataVersionsApi data,
        EvidenceApi evidence) {
    /** The alias that serves. */
    public static final String CHAMPION = "champion";

    private static final int NOT_FOUND = 404;
    private static final int MOVES = 200;

    /** Who serves now; empty for a model that never did. */
    public Optional<AliasView> champion(String model) {
        try {
            return Optional.of(aliases.alias(model, CHAMPION, null));
        } catch (ProblemException e) {
            if (e.type().status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The newest move that made a version champion by somebody's approval. */
    public Optional<AliasView> approval(String model, String version) {
        return aliases.history(model, CHAMPION, null, MOVES).items().stream()
                .filter(move -> move.version().equals(version) && move.approvedBy() != null)
                .findFirst();
    }
}

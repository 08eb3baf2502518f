package dev.perennial.registry.model;

import dev.perennial.contract.Page;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.registry.AliasView;
import dev.perennial.contract.registry.KeptModelsApi;
import dev.perennial.contract.registry.KeptVersionView;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Models by surrogate id over HTTP, for whoever may read those by name. */
@Authenticated
@RunOnVirtualThread
public class KeptModelsResource implements KeptModelsApi {
    private final KeptModels models;

    KeptModelsResource(KeptModels models) {
        this.models = models;
    }

    @Override
    public KeptVersionView version(UUID modelId, String version) {
        return models.version(modelId, version);
    }

    @Override
    public AliasView alias(UUID modelId, String alias, Instant at) {
        return models.alias(modelId, alias, at)
                .orElseThrow(() ->
                        ProblemException.notFound(
                                "%s of model %s named no version at %s"
                                        .formatted(alias, modelId, at)));
    }

    @Override
    public Page<AliasView> history(
            UUID modelId, String alias, @Nullable String cursor, @Nullable Integer limit) {
        return models.history(modelId, alias, cursor, limit);
    }
}

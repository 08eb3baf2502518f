package dev.perennial.registry.model;

import dev.perennial.contract.Page;
import dev.perennial.contract.Role;
import dev.perennial.contract.registry.LineageView;
import dev.perennial.contract.registry.ModelVersionView;
import dev.perennial.contract.registry.ModelVersionsApi;
import dev.perennial.contract.registry.ModelView;
import dev.perennial.contract.registry.RecordTraining;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Models and versions over HTTP. */
@Authenticated
@RunOnVirtualThread
public class ModelVersionsResource implements ModelVersionsApi {
    private final Models models;
    private final ModelVersions versions;
    private final Lineage lineage;
    private final Trainings trainings;

    ModelVersionsResource(
            Models models, ModelVersions versions, Lineage lineage, Trainings trainings) {
        this.models = models;
        this.versions = versions;
        this.lineage = lineage;
        this.trainings = trainings;
    }

    @Override
    public Page<ModelView> models(@Nullable String cursor, @Nullable Integer limit) {
        return models.page(cursor, limit);
    }

    @Override
    public ModelView model(String model) {
        return models.view(model);
    }

    @Override
    public ModelVersionView version(String model, String version) {
        return versions.get(model, version).view();
    }

    @Override
    public InputStream file(String model, String version, String path) {
        return versions.file(model, version, path);
    }

    @Override
    public LineageView lineage(String model, String version) {
        return lineage.of(model, version);
    }

    @Override
    @RolesAllowed({Role.ADMIN, Role.SCIENTIST, Role.ENGINEER, Role.PART})
    public ModelVersionView recordTraining(String key, RecordTraining training) {
        return trainings.record(key, training);
    }
}

package dev.perennial.monitor.neighbour;

import dev.perennial.contract.registry.AliasView;
import dev.perennial.contract.registry.BlobsApi;
import dev.perennial.contract.registry.CodeVersionView;
import dev.perennial.contract.registry.CodeVersionsApi;
import dev.perennial.contract.registry.DataVersionView;
import dev.perennial.contract.registry.DataVersionsApi;
import dev.perennial.contract.registry.EvidenceApi;
import dev.perennial.contract.registry.EvidenceView;
import dev.perennial.contract.registry.KeptModelsApi;
import dev.perennial.contract.registry.KeptVersionView;
import dev.perennial.contract.registry.ModelVersionsApi;
import dev.perennial.contract.registry.ModelView;
import dev.perennial.platform.call.Neighbours;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The registry, as this service needs it. What the registry lacks is empty. */
@ApplicationScoped
public class Registry {
    private static final String NAME = "registry-service";
    private static final int HISTORY = 200;

    private final ModelVersionsApi models;
    private final KeptModelsApi kept;
    private final DataVersionsApi data;
    private final BlobsApi blobs;
    private final CodeVersionsApi code;
    private final EvidenceApi evidence;

    Registry(Neighbours neighbours) {
        this.models = neighbours.client("registry", ModelVersionsApi.class);
        this.kept = neighbours.client("registry", KeptModelsApi.class);
        this.data = neighbours.client("registry", DataVersionsApi.class);
        this.blobs = neighbours.client("registry", BlobsApi.class);
        this.code = neighbours.client("registry", CodeVersionsApi.class);
        this.evidence = neighbours.client("registry", EvidenceApi.class);
    }

    public ModelView model(String name) {
        return Asking.ask(NAME, () -> models.model(name));
    }

    /** A version, deleted or not. */
    public KeptVersionView version(UUID model, String version) {
        return Asking.ask(NAME, () -> kept.version(model, version));
    }

    /** The alias as it stood at an instant of the real clock. */
    public Optional<AliasView> alias(UUID model, String alias, Instant at) {
        return Asking.find(NAME, () -> kept.alias(model, alias, at));
    }

    /** The newest moves of an alias. */
    public List<AliasView> moves(UUID model, String alias) {
        return Asking.find(NAME, () -> kept.history(model, alias, null, HISTORY).items())
                .orElse(List.of());
    }

    public Optional<DataVersionView> data(UUID id) {
        return Asking.find(NAME, () -> data.get(id));
    }

    /** The bytes of a file, to be closed by the caller. */
    public InputStream bytes(String sha256) {
        return Asking.ask(NAME, () -> blobs.get(sha256));
    }

    public Optional<CodeVersionView> code(UUID id) {
        return Asking.find(NAME, () -> code.get(id));
    }

    public Optional<EvidenceView> evidence(UUID id) {
        return Asking.find(NAME, () -> evidence.get(id));
    }
}

package dev.perennial.registry.model;

import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.registry.FileEntry;
import dev.perennial.contract.registry.KeptVersionView;
import dev.perennial.contract.registry.ModelVersionView;
import dev.perennial.platform.Ids;
import dev.perennial.platform.identity.Callers;
import dev.perennial.registry.audit.Audit;
import dev.perennial.registry.store.BlobStore;
import dev.perennial.registry.store.Digests;
import dev.perennial.registry.tracking.Maps;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Versions of registered models: numbered in a row, their files frozen when they are made. */
@ApplicationScoped
public class ModelVersions {
    private final Models models;
    private final BlobStore store;
    private final Audit audit;
    private final Callers callers;
    private final Clock clock;

    ModelVersions(Models models, BlobStore store, Audit audit, Callers callers, Clock clock) {
        this.models = models;
        this.store = store;
        this.audit = audit;
        this.callers = callers;
        this.clock = clock;
    }

    /** What a version is made of. */
    public record Origin(
            @Nullable String source,
            @Nullable String runId,
            @Nullable String loggedModelId,
            @Nullable UUID trainingData,
            @Nullable UUID codeVersion,
            @Nullable String recordedUnder) {}

    /** What a version says of itself. */
    public record Facts(
            @Nullable String description,
            Map<String, String> params,
            Map<String, Double> metrics,
            Map<String, String> tags) {}

    /** A version as MLflow shows it. */
    public record Version(
            ModelVersionView view,
            @Nullable String source,
            @Nullable String description,
            Instant updatedAt) {}

    /** A new version of a model that is there. */
    @Transactional
    public Version create(String model, List<FileEntry> files, Origin origin, Facts facts) {
        return insert(Models.locked(model), files, origin, facts);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Version insert(RegisteredModelRow model, List<FileEntry> files, Origin origin, Facts facts) {
        ModelVersionRow row = new ModelVersionRow();
        row.id = Ids.next();
        row.modelId = model.id;
        row.number = ++model.lastVersion;
        row.files = files;
        row.digest = Digests.ofFiles(files, "");
        row.source = origin.source();
        row.runId = origin.runId();
        row.loggedModelId = origin.loggedModelId();
        row.trainingData = origin.trainingData();
        row.codeVersion = origin.codeVersion();
        row.recordedUnder = origin.recordedUnder();
        row.description = facts.description();
        row.params = facts.params();
        row.metrics = facts.metrics();
        row.tags = facts.tags();
        row.createdBy = callers.current().actor();
        row.createdAt = clock.instant();
        row.updatedAt = row.createdAt;
        row.persistAndFlush();
        audit.record(
                "version.create",
                model.name + "/" + row.number,
                new Audit.Change(null, "sha256:" + row.digest, null));
        return version(model, row);
    }

    /** The version that was recorded under a key, if one was. */
    @Transactional
    Optional<ModelVersionView> recordedUnder(String key) {
        return ModelVersionRow.<ModelVersionRow>find("recordedUnder", key)
                .firstResultOptional()
                .map(row -> {
                    RegisteredModelRow model =
                            RegisteredModelRow.<RegisteredModelRow>findByIdOptional(row.modelId)
                                    .orElseThrow();
                    return version(model, row).view();
                });
    }

    static ModelVersionRow find(RegisteredModelRow model, String version, LockModeType lock) {
        return ModelVersionRow.<ModelVersionRow>find(
                        "modelId = ?1 and number = ?2 and deletedAt is null",
                        model.id,
                        number(version))
                .withLock(lock)
                .firstResultOptional()
                .orElseThrow(() -> missing(model, version));
    }

    private static ProblemException missing(RegisteredModelRow model, String version) {
        return ProblemException.notFound(
                "Model Version (name=" + model.name + ", version=" + version + ") not found");
    }

    /** A version, deleted or not; no alias names a deleted one. */
    @Transactional(Transactional.TxType.MANDATORY)
    KeptVersionView kept(RegisteredModelRow model, String version) {
        ModelVersionRow row =
                ModelVersionRow.<ModelVersionRow>find(
                                "modelId = ?1 and number = ?2", model.id, number(version))
                        .firstResultOptional()
                        .orElseThrow(() -> missing(model, version));
        Instant deletedAt = row.deletedAt == null ? model.deletedAt : row.deletedAt;
        Map<String, String> aliases = deletedAt == null ? models.aliases(model.id) : Map.of();
        return new KeptVersionView(version(model, row, aliases).view(), deletedAt);
    }

    private static int number(String version) {
        try {
            return Integer.parseInt(version);
        } catch (NumberFormatException e) {
            throw ProblemException.invalid(
                    "A model version is a whole number, not '" + version + "'");
        }
    }

    @Transactional
    public Version get(String model, String version) {
        RegisteredModelRow row = Models.find(model);
        return version(row, find(row, version, LockModeType.NONE));
    }

    /** All versions of a model, newest first. */
    @Transactional
    public List<Version> of(String model) {
        return Models.byName(model).map(row -> of(row, Integer.MAX_VALUE)).orElse(List.of());
    }

    /** The newest version of a model. */
    @Transactional
    public Optional<Version> newest(String model) {
        return Models.byName(model).flatMap(row -> of(row, 1).stream().findFirst());
    }

    private List<Version> of(RegisteredModelRow model, int most) {
        Map<String, String> aliases = models.aliases(model.id);
        return ModelVersionRow.<ModelVersionRow>find(
                        "modelId = ?1 and deletedAt is null order by number desc", model.id)
                .page(0, most)
                .stream()
                .map(row -> version(model, row, aliases))
                .toList();
    }

    @Transactional
    public Version describe(String model, String version, @Nullable String description) {
        return change(model, version, row -> row.description = description);
    }

    @Transactional
    public void setTag(String model, String version, String key, String value) {
        change(model, version, row -> row.tags = Maps.with(row.tags, key, value));
    }

    @Transactional
    public void deleteTag(String model, String version, String key) {
        change(model, version, row -> row.tags = Maps.without(row.tags, key));
    }

    private Version change(String model, String version, Consumer<ModelVersionRow> change) {
        RegisteredModelRow row = Models.locked(model);
        ModelVersionRow found = find(row, version, LockModeType.PESSIMISTIC_WRITE);
        change.accept(found);
        found.updatedAt = clock.instant();
        return version(row, found);
    }

    /** Buries a version: it keeps its number, files and lineage. */
    @Transactional(Transactional.TxType.MANDATORY)
    void delete(RegisteredModelRow model, String version) {
        find(model, version, LockModeType.PESSIMISTIC_WRITE).deletedAt = clock.instant();
        audit.record(
                "version.delete", model.name + "/" + version, new Audit.Change(null, null, null));
    }

    /**
     * The files of a version by its surrogate id, as they were when it was made; of a buried
     * version too.
     */
    @Transactional
    public List<FileEntry> files(UUID versionId) {
        return ModelVersionRow.<ModelVersionRow>findByIdOptional(versionId)
                .map(row -> row.files)
                .orElseThrow(
                        () -> ProblemException.notFound("There is no model version " + versionId));
    }

    /** A file of a version. */
    @Transactional
    InputStream file(String model, String version, String path) {
        return get(model, version).view().files().stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .map(file -> store.open(file.sha256()))
                .orElseThrow(() ->
                        ProblemException.notFound(model + "/" + version + " has no file " + path));
    }

    private Version version(RegisteredModelRow model, ModelVersionRow row) {
        return version(model, row, models.aliases(model.id));
    }

    private static Version version(
            RegisteredModelRow model, ModelVersionRow row, Map<String, String> all) {
        List<String> aliases =
                all.entrySet().stream()
                        .filter(alias -> alias.getValue().equals(String.valueOf(row.number)))
                        .map(Map.Entry::getKey)
                        .toList();
        ModelVersionView view =
                new ModelVersionView(
                        row.id,
                        model.id,
                        model.name,
                        String.valueOf(row.number),
                        row.digest,
                        row.files,
                        aliases,
                        row.runId,
                        row.trainingData,
                        row.codeVersion,
                        row.params,
                        row.metrics,
                        row.tags,
                        row.createdBy,
                        row.createdAt);
        return new Version(view, row.source, row.description, row.updatedAt);
    }
}

package dev.perennial.registry.model;

import dev.perennial.contract.Page;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.problem.ProblemType;
import dev.perennial.contract.registry.ModelView;
import dev.perennial.platform.Ids;
import dev.perennial.platform.identity.Callers;
import dev.perennial.platform.page.Cursors;
import dev.perennial.registry.audit.Audit;
import dev.perennial.registry.lock.Locks;
import dev.perennial.registry.tracking.Experiments;
import dev.perennial.registry.tracking.Maps;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Registered models. A deleted one is a tombstone: its versions keep their files and lineage. */
@ApplicationScoped
public class Models {
    private final EntityManager database;
    private final Locks locks;
    private final Audit audit;
    private final Callers callers;
    private final Clock clock;

    Models(EntityManager database, Locks locks, Audit audit, Callers callers, Clock clock) {
        this.database = database;
        this.locks = locks;
        this.audit = audit;
        this.callers = callers;
        this.clock = clock;
    }

    /** A model as MLflow shows it. */
    public record Registered(
            UUID id,
            String name,
            @Nullable String description,
            Map<String, String> tags,
            java.time.Instant createdAt,
            java.time.Instant updatedAt,
            Map<String, String> aliases) {}

    @Transactional
    public Registered create(String name, @Nullable String description, Map<String, String> tags) {
        claim(name);
        RegisteredModelRow row = new RegisteredModelRow();
        row.id = Ids.next();
        row.name = name;
        row.description = description;
        row.tags = new HashMap<>(tags);
        row.createdBy = callers.current().actor();
        row.createdAt = clock.instant();
        row.updatedAt = row.createdAt;
        row.persistAndFlush();
        audit.record("model.create", name, new Audit.Change(null, row.id.toString(), null));
        return registered(row);
    }

    /** Keeps a name for the rest of the transaction. */
    private void claim(String name) {
        if (name.isBlank() || name.length() > 250 || name.contains("/") || name.contains(":")) {
            throw ProblemException.invalid(
                    "Invalid model name: '"
                            + name
                            + "'. It must not be empty, longer than 250, or contain '/' or ':'");
        }
        locks.hold("model " + name);
        if (byName(name).isPresent()) {
            throw new ProblemException(
                    Experiments.EXISTS, "Registered Model (name=" + name + ") already exists");
        }
    }

    /** The model of this name, made where it is missing, locked for this transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    RegisteredModelRow ensure(String name) {
        locks.hold("model " + name);
        if (byName(name).isEmpty()) {
            create(name, null, Map.of());
        }
        return locked(name);
    }

    static Optional<RegisteredModelRow> byName(String name) {
        return RegisteredModelRow.<RegisteredModelRow>find("name = ?1 and deletedAt is null", name)
                .firstResultOptional();
    }

    static RegisteredModelRow find(String name) {
        return byName(name).orElseThrow(() -> missing(name));
    }

    /** The row, held against every other change of the model until the transaction ends. */
    static RegisteredModelRow locked(String name) {
        return RegisteredModelRow.<RegisteredModelRow>find("name = ?1 and deletedAt is null", name)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(() -> missing(name));
    }

    private static ProblemException missing(String name) {
        return new ProblemException(
                ProblemType.NOT_FOUND, "Registered Model with name=" + name + " not found");
    }

    @Transactional
    public Registered get(String name) {
        return registered(find(name));
    }

    /** All models by name. */
    @Transactional
    public List<Registered> all() {
        return RegisteredModelRow.<RegisteredModelRow>find("deletedAt is null order by name")
                .stream()
                .map(this::registered)
                .toList();
    }

    @Transactional
    public Registered rename(String name, String newName) {
        find(name);
        claim(newName);
        audit.record("model.rename", name, new Audit.Change(name, newName, null));
        return change(name, row -> row.name = newName);
    }

    @Transactional
    public Registered describe(String name, @Nullable String description) {
        return change(name, row -> row.description = description);
    }

    @Transactional
    public void setTag(String name, String key, String value) {
        change(name, row -> row.tags = Maps.with(row.tags, key, value));
    }

    @Transactional
    public void deleteTag(String name, String key) {
        change(name, row -> row.tags = Maps.without(row.tags, key));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void delete(RegisteredModelRow row) {
        String name = row.name;
        row.deletedAt = clock.instant();
        audit.record("model.delete", name, new Audit.Change(row.id.toString(), null, null));
    }

    private Registered change(String name, Consumer<RegisteredModelRow> change) {
        RegisteredModelRow row = locked(name);
        change.accept(row);
        row.updatedAt = clock.instant();
        return registered(row);
    }

    private Registered registered(RegisteredModelRow row) {
        return new Registered(
                row.id,
                row.name,
                row.description,
                row.tags,
                row.createdAt,
                row.updatedAt,
                aliases(row.id));
    }

    /** Where the aliases of a model point: alias to version number. */
    Map<String, String> aliases(UUID modelId) {
        Map<String, String> aliases = new TreeMap<>();
        for (Object row :
                database.createNativeQuery(
                                "select name, version from alias"
                                        + " where model_id = ?1 and version is not null",
                                Object[].class)
                        .setParameter(1, modelId)
                        .getResultList()) {
            Object[] pair = (Object[]) row;
            aliases.put(String.valueOf(pair[0]), String.valueOf(pair[1]));
        }
        return aliases;
    }

    @Transactional
    Page<ModelView> page(@Nullable String cursor, @Nullable Integer limit) {
        int size = Cursors.limit(limit);
        List<RegisteredModelRow> rows =
                RegisteredModelRow.<RegisteredModelRow>find(
                                "deletedAt is null and (?1 is null or name > ?1) order by name",
                                Cursors.key(cursor))
                        .page(0, size + 1)
                        .list();
        return Cursors.page(rows, size, row -> row.name, this::view);
    }

    @Transactional
    ModelView view(String name) {
        return view(find(name));
    }

    private ModelView view(RegisteredModelRow row) {
        int versions = (int) ModelVersionRow.count("modelId = ?1 and deletedAt is null", row.id);
        return new ModelView(
                row.id, row.name, row.description, row.createdAt, aliases(row.id), versions);
    }
}

package dev.perennial.registry.tracking;

import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.problem.ProblemType;
import dev.perennial.registry.lock.Locks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Experiments. A deleted one keeps its name. */
@ApplicationScoped
public class Experiments {
    /** MLflow answers a taken name with 400. */
    public static final ProblemType EXISTS =
            new ProblemType("already-exists", 400, "It exists already");

    private static final int LONGEST_NAME = 500;

    private final EntityManager database;
    private final Locks locks;
    private final Clock clock;

    Experiments(EntityManager database, Locks locks, Clock clock) {
        this.database = database;
        this.locks = locks;
        this.clock = clock;
    }

    @Transactional
    public Experiment create(String name, Map<String, String> tags) {
        claim(name);
        ExperimentRow row = new ExperimentRow();
        row.id =
                String.valueOf(
                        database.createNativeQuery(
                                        "select nextval('experiment_number')", Long.class)
                                .getSingleResult());
        row.name = name;
        row.lifecycle = "active";
        row.tags = new HashMap<>(tags);
        row.createdAt = clock.instant();
        row.updatedAt = row.createdAt;
        row.persistAndFlush();
        return row.view();
    }

    /** The experiment of this name, made where it is missing. */
    @Transactional
    public Experiment ensure(String name) {
        locks.hold("experiment " + name);
        return byName(name).orElseGet(() -> create(name, Map.of()));
    }

    /** Keeps a name for the rest of the transaction. */
    private void claim(String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw ProblemException.invalid(
                    "Invalid experiment name: it has 1 to " + LONGEST_NAME + " characters");
        }
        locks.hold("experiment " + name);
        if (byName(name).isPresent()) {
            throw new ProblemException(
                    EXISTS,
                    "Experiment '" + name + "' already exists; a deleted one keeps its name");
        }
    }

    @Transactional
    public Optional<Experiment> byName(String name) {
        return ExperimentRow.<ExperimentRow>find("name", name)
                .firstResultOptional()
                .map(ExperimentRow::view);
    }

    @Transactional
    public Experiment get(String id) {
        return ExperimentRow.<ExperimentRow>findByIdOptional(id)
                .map(ExperimentRow::view)
                .orElseThrow(() -> missing(id));
    }

    @Transactional
    public List<Experiment> all() {
        return ExperimentRow.<ExperimentRow>find("order by createdAt desc, id desc").stream()
                .map(ExperimentRow::view)
                .toList();
    }

    @Transactional
    public void rename(String id, String name) {
        if (!get(id).name().equals(name)) {
            claim(name);
            change(id, row -> row.name = name);
        }
    }

    @Transactional
    public void setLifecycle(String id, String lifecycle) {
        change(id, row -> row.lifecycle = lifecycle);
    }

    @Transactional
    public void setTag(String id, String key, String value) {
        change(id, row -> row.tags = Maps.with(row.tags, key, value));
    }

    @Transactional
    public void deleteTag(String id, String key) {
        change(id, row -> row.tags = Maps.without(row.tags, key));
    }

    private void change(String id, Consumer<ExperimentRow> change) {
        ExperimentRow row =
                ExperimentRow.<ExperimentRow>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                        .orElseThrow(() -> missing(id));
        change.accept(row);
        row.updatedAt = clock.instant();
    }

    private static ProblemException missing(String id) {
        return ProblemException.notFound("No Experiment with id=" + id + " exists");
    }
}

package dev.perennial.registry.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.platform.identity.Callers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs with what was logged to them. */
@ApplicationScoped
public class Runs {
    private static final String NAME_TAG = "mlflow.runName";

    private final Experiments experiments;
    private final Metrics metrics;
    private final Callers callers;

    Runs(Experiments experiments, Metrics metrics, Callers callers) {
        this.experiments = experiments;
        this.metrics = metrics;
        this.callers = callers;
    }

    /**
     * A new run.
     *
     * @param startedAt milliseconds since 1970
     */
    public record Start(
            String experimentId,
            @Nullable String name,
            @Nullable String userId,
            long startedAt,
            Map<String, String> tags) {}

    @Transactional
    public Run create(Start start) {
        Experiment experiment = experiments.get(start.experimentId());
        if (!experiment.lifecycle().equals("active")) {
            throw ProblemException.invalid(
                    "The experiment " + experiment.id() + " must be in the 'active' state");
        }
        RunRow row = new RunRow();
        row.id = UUID.randomUUID().toString().replace("-", "");
        row.experimentId = start.experimentId();
        row.name = name(start, row.id);
        row.userId = start.userId() == null ? callers.current().actor() : start.userId();
        row.status = "RUNNING";
        row.lifecycle = "active";
        row.params = new HashMap<>();
        row.tags = Maps.with(start.tags(), NAME_TAG, row.name);
        row.inputs = JsonNodeFactory.instance.arrayNode();
        row.startedAt = start.startedAt();
        row.persistAndFlush();
        return view(row, List.of());
    }

    private static String name(Start start, String id) {
        if (start.name() != null && !start.name().isBlank()) {
            return start.name();
        }
        return start.tags().getOrDefault(NAME_TAG, RunNames.of(id));
    }

    @Transactional
    public Run get(String id) {
        RunRow row = find(id, LockModeType.NONE);
        return view(row, metrics.newest(List.of(id)).getOrDefault(id, List.of()));
    }

    /** All runs of these experiments, newest first. */
    @Transactional
    public List<Run> of(List<String> experimentIds) {
        List<RunRow> rows =
                RunRow.list("experimentId in ?1 order by startedAt desc, id", experimentIds);
        Map<String, List<Run.Metric>> newest =
                metrics.newest(rows.stream().map(row -> row.id).toList());
        return rows.stream().map(row -> view(row, newest.getOrDefault(row.id, List.of()))).toList();
    }

    @Transactional
    public Run update(
            String id, @Nullable String status, @Nullable Long endedAt, @Nullable String name) {
        RunRow row = find(id, LockModeType.PESSIMISTIC_WRITE);
        if (status != null) {
            row.status = status;
        }
        if (endedAt != null) {
            row.endedAt = endedAt;
        }
        if (name != null && !name.isEmpty()) {
            row.name = name;
            row.tags = Maps.with(row.tags, NAME_TAG, name);
        }
        return view(row, List.of());
    }

    @Transactional
    public void setLifecycle(String id, String lifecycle) {
        find(id, LockModeType.PESSIMISTIC_WRITE).lifecycle = lifecycle;
    }

    /** Logs all or nothing. A param that was logged before must have the same value. */
    @Transactional
    public void log(
            String id,
            List<Run.Metric> points,
            Map<String, String> params,
            Map<String, String> tags) {
        RunRow row = active(id);
        params.forEach((key, value) -> {
            String before = row.params.get(key);
            if (before != null && !before.equals(value)) {
                throw ProblemException.invalid(
                        "Changing param values is not allowed. Param with key='"
                                + key
                                + "' was already logged with value='"
                                + before
                                + "' for run ID='"
                                + id
                                + "'. Attempted logging new value '"
                                + value
                                + "'.");
            }
        });
        row.params = Maps.with(row.params, params);
        row.tags = Maps.with(row.tags, tags);
        if (tags.containsKey(NAME_TAG)) {
            row.name = row.tags.getOrDefault(NAME_TAG, row.name);
        }
        metrics.add(id, points);
    }

    @Transactional
    public void deleteTag(String id, String key) {
        RunRow row = active(id);
        if (!row.tags.containsKey(key)) {
            throw ProblemException.notFound("No tag with name: " + key + " in run with id " + id);
        }
        row.tags = Maps.without(row.tags, key);
    }

    /** Keeps logged inputs or outputs beside those there are. */
    @Transactional
    public void addInputs(String id, JsonNode inputs) {
        change(
                id,
                row -> {
                    var all = JsonNodeFactory.instance.arrayNode();
                    row.inputs.forEach(all::add);
                    all.add(inputs);
                    row.inputs = all;
                });
    }

    @Transactional
    public List<Run.Metric> history(String id, String key, int offset, int limit) {
        find(id, LockModeType.NONE);
        return metrics.history(id, key, offset, limit);
    }

    private void change(String id, Consumer<RunRow> change) {
        change.accept(active(id));
    }

    private RunRow active(String id) {
        RunRow row = find(id, LockModeType.PESSIMISTIC_WRITE);
        if (!row.lifecycle.equals("active")) {
            throw ProblemException.invalid("The run " + id + " must be in the 'active' state");
        }
        return row;
    }

    private static RunRow find(String id, LockModeType lock) {
        return RunRow.<RunRow>findByIdOptional(id, lock)
                .orElseThrow(() -> ProblemException.notFound("Run with id=" + id + " not found"));
    }

    private static Run view(RunRow row, List<Run.Metric> newest) {
        return new Run(
                row.id,
                row.experimentId,
                row.name,
                row.userId,
                row.status,
                row.lifecycle,
                row.startedAt,
                row.endedAt,
                row.params,
                row.tags,
                row.inputs,
                newest);
    }
}

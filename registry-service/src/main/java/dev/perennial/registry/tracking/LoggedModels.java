package dev.perennial.registry.tracking;

import dev.perennial.contract.problem.ProblemException;
import dev.perennial.registry.body.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Logged models. */
@ApplicationScoped
public class LoggedModels {
    private final Experiments experiments;
    private final Clock clock;

    LoggedModels(Experiments experiments, Clock clock) {
        this.experiments = experiments;
        this.clock = clock;
    }

    /** A model to be logged. */
    public record Start(
            String experimentId,
            @Nullable String name,
            @Nullable String modelType,
            @Nullable String sourceRunId,
            Map<String, String> params,
            Map<String, String> tags) {}

    @Transactional
    public LoggedModel create(Start start) {
        experiments.get(start.experimentId());
        LoggedModelRow row = new LoggedModelRow();
        row.id = "m-" + UUID.randomUUID().toString().replace("-", "");
        row.experimentId = start.experimentId();
        row.name = start.name() == null ? row.id : Texts.name("name", start.name());
        row.modelType = start.modelType();
        row.sourceRunId = start.sourceRunId();
        row.status = "LOGGED_MODEL_PENDING";
        row.lifecycle = "active";
        row.params = start.params();
        row.tags = start.tags();
        row.createdAt = clock.instant();
        row.updatedAt = row.createdAt;
        row.persistAndFlush();
        return view(row);
    }

    @Transactional
    public LoggedModel get(String id) {
        return view(find(id, LockModeType.NONE));
    }

    @Transactional
    public LoggedModel finish(String id, String status) {
        return change(id, row -> row.status = status);
    }

    @Transactional
    public LoggedModel setTags(String id, Map<String, String> tags) {
        return change(id, row -> row.tags = Maps.with(row.tags, tags));
    }

    @Transactional
    public LoggedModel deleteTag(String id, String key) {
        return change(id, row -> row.tags = Maps.without(row.tags, key));
    }

    @Transactional
    public LoggedModel addParams(String id, Map<String, String> params) {
        return change(id, row -> row.params = Maps.with(row.params, params));
    }

    @Transactional
    public void delete(String id) {
        change(id, row -> row.lifecycle = "deleted");
    }

    /** Models of these experiments, newest first. */
    @Transactional
    public List<LoggedModel> of(List<String> experimentIds) {
        return LoggedModelRow.<LoggedModelRow>find(
                        "lifecycle = 'active' and experimentId in ?1 order by createdAt desc, id",
                        experimentIds)
                .stream()
                .map(LoggedModels::view)
                .toList();
    }

    private LoggedModel change(String id, Consumer<LoggedModelRow> change) {
        LoggedModelRow row = find(id, LockModeType.PESSIMISTIC_WRITE);
        change.accept(row);
        row.updatedAt = clock.instant();
        return view(row);
    }

    private static LoggedModelRow find(String id, LockModeType lock) {
        return LoggedModelRow.<LoggedModelRow>findByIdOptional(id, lock)
                .filter(row -> row.lifecycle.equals("active"))
                .orElseThrow(() ->
                        ProblemException.notFound("Logged model with ID '" + id + "' not found."));
    }

    private static LoggedModel view(LoggedModelRow row) {
        return new LoggedModel(
                row.id,
                row.experimentId,
                row.name,
                row.modelType,
                row.sourceRunId,
                row.status,
                row.params,
                row.tags,
                row.createdAt,
                row.updatedAt);
    }
}

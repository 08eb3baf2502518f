package dev.perennial.registry.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perennial.contract.Page;
import dev.perennial.contract.event.EventTypes;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.problem.ProblemType;
import dev.perennial.contract.registry.AliasView;
import dev.perennial.contract.registry.MoveAlias;
import dev.perennial.platform.Ids;
import dev.perennial.platform.identity.Caller;
import dev.perennial.platform.outbox.Outbox;
import dev.perennial.registry.audit.Audit;
import dev.perennial.registry.body.Texts;
import dev.perennial.registry.lock.Locks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Aliases: each names one version at a time and moves by compare-and-set. Every move is kept, so
 * that it can be said what an alias named at any moment.
 */
@ApplicationScoped
public class Aliases {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final EntityManager database;
    private final Locks locks;
    private final Tell tell;
    private final Approvals approvals;
    private final Clock clock;

    Aliases(EntityManager database, Locks locks, Tell tell, Approvals approvals, Clock clock) {
        this.database = database;
        this.locks = locks;
        this.tell = tell;
        this.approvals = approvals;
        this.clock = clock;
    }

    /** Writes down a move and tells others of it. */
    @ApplicationScoped
    static class Tell {
        private final Outbox outbox;
        private final Audit audit;

        Tell(Outbox outbox, Audit audit) {
            this.outbox = outbox;
            this.audit = audit;
        }

        void moved(RegisteredModelRow model, AliasMoveRow row, @Nullable String before) {
            String subject = model.name + "@" + row.alias;
            String now = row.version == null ? null : String.valueOf(row.version);
            audit.record("alias.move", subject, new Audit.Change(before, now, row.reason));
            if (now != null) {
                outbox.append(
                        EventTypes.ALIAS_MOVED, subject, model.id.toString(), row.view(model.name));
            }
        }
    }

    /** A move; without {@code expected}, whatever the alias names now is replaced. */
    private record Move(
            String alias,
            @Nullable ModelVersionRow version,
            @Nullable MoveAlias asked,
            @Nullable String key) {}

    /** Moves by compare-and-set. The same key, or a move that holds already, changes nothing. */
    @Transactional
    AliasView move(String model, String alias, @Nullable String key, MoveAlias move) {
        Texts.check(JSON.valueToTree(move));
        if (key != null) {
            locks.hold("move " + Texts.name("Idempotency-Key", key));
        }
        RegisteredModelRow row = Models.locked(model);
        Optional<AliasMoveRow> before = key == null ? Optional.empty() : byKey(key);
        if (before.isPresent()) {
            return repeated(row, alias, before.get(), move);
        }
        if (holds(row, alias, move)) {
            return current(row, alias).orElseThrow();
        }
        String now = current(row, alias).map(AliasView::version).orElse(null);
        if (!Objects.equals(now, move.expectedVersion())) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    model
                            + "@"
                            + alias
                            + (now == null ? " names no version" : " names version " + now)
                            + ", not "
                            + move.expectedVersion()
                            + ": read it again and decide anew",
                    now == null ? Map.of() : Map.of("currentVersion", now));
        }
        ModelVersionRow version =
                ModelVersions.find(row, move.version(), LockModeType.PESSIMISTIC_WRITE);
        return carryOut(row, new Move(alias, version, move, key)).view(model);
    }

    private static AliasView repeated(
            RegisteredModelRow model, String alias, AliasMoveRow before, MoveAlias move) {
        boolean same =
                before.modelId.equals(model.id)
                        && before.alias.equals(alias)
                        && move.version().equals(String.valueOf(before.version));
        if (!same) {
            throw ProblemException.conflict(
                    "Another move was made under this Idempotency-Key; use a new key");
        }
        return before.view(model.name);
    }

    /** Whether the newest move of the alias was just this one. */
    private static boolean holds(RegisteredModelRow model, String alias, MoveAlias move) {
        List<AliasMoveRow> newest =
                AliasMoveRow.<AliasMoveRow>find(
                                "modelId = ?1 and alias = ?2 order by revision desc",
                                model.id,
                                alias)
                        .page(0, 2)
                        .list();
        if (newest.isEmpty()) {
            return false;
        }
        AliasMoveRow last = newest.getFirst();
        Integer from = newest.size() < 2 ? null : newest.getLast().version;
        return last.version != null
                && move.version().equals(String.valueOf(last.version))
                && Objects.equals(
                        move.expectedVersion(), from == null ? null : String.valueOf(from))
                && Objects.equals(move.reason(), last.reason)
                && Objects.equals(move.approvedBy(), last.approvedBy)
                && Objects.equals(move.process(), last.process)
                && Objects.equals(move.evidence(), last.evidence);
    }

    private static Optional<AliasMoveRow> byKey(String key) {
        return AliasMoveRow.<AliasMoveRow>find("key", key).firstResultOptional();
    }

    /** MLflow's way: points the alias at a version, whatever it named. */
    @Transactional
    public void point(String model, String alias, String version) {
        RegisteredModelRow row = Models.locked(model);
        ModelVersionRow found = ModelVersions.find(row, version, LockModeType.PESSIMISTIC_WRITE);
        approvals.mover(row, alias, found);
        String now = current(row, alias).map(AliasView::version).orElse(null);
        if (!version.equals(now)) {
            carryOut(row, new Move(alias, found, null, null));
        }
    }

    /** Removes an alias; one that is not there stays away. */
    @Transactional
    public void remove(String model, String alias) {
        RegisteredModelRow row = Models.locked(model);
        if (current(row, alias).isPresent()) {
            carryOut(row, new Move(alias, null, null, null));
        }
    }

    /** Buries a model; one that serves only by those who decide what serves. */
    @Transactional
    public void deleteModel(Models models, String model) {
        RegisteredModelRow row = Models.locked(model);
        if (current(row, AliasRules.CHAMPION).isPresent()) {
            approvals.mover(row, AliasRules.CHAMPION, null);
        }
        models.delete(row);
    }

    /** Buries a version and removes the aliases that name it. */
    @Transactional
    public void deleteVersion(ModelVersions versions, String model, String version) {
        RegisteredModelRow row = Models.locked(model);
        for (String alias : versions.get(model, version).view().aliases()) {
            carryOut(row, new Move(alias, null, null, null));
        }
        versions.delete(row, version);
    }

    private AliasMoveRow carryOut(RegisteredModelRow model, Move move) {
        ModelVersionRow version = move.version();
        Caller caller = approvals.mover(model, move.alias(), version);
        String before = current(model, move.alias()).map(AliasView::version).orElse(null);
        AliasMoveRow row = new AliasMoveRow();
        row.id = Ids.next();
        row.modelId = model.id;
        row.alias = move.alias();
        row.version = version == null ? null : version.number;
        row.revision =
                AliasMoveRow.count("modelId = ?1 and alias = ?2", model.id, move.alias()) + 1;
        row.at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        row.movedBy = caller.actor();
        row.key = move.key();
        MoveAlias asked = move.asked();
        row.reason = "asked over MLflow's API";
        if (asked != null && version != null) {
            approvals.check(caller, model, version, asked);
            row.approvedBy = asked.approvedBy();
            row.process = asked.process();
            row.evidence = asked.evidence();
            row.reason = asked.reason();
        }
        row.persistAndFlush();
        point(row);
        model.updatedAt = row.at;
        tell.moved(model, row, before);
        return row;
    }

    private void point(AliasMoveRow row) {
        database.createNativeQuery(
                        "insert into alias (model_id, name, version, revision)"
                                + " values (?1, ?2, ?3, ?4)"
                                + " on conflict (model_id, name) do update"
                                + " set version = excluded.version, revision = excluded.revision")
                .setParameter(1, row.modelId)
                .setParameter(2, row.alias)
                .setParameter(
                        3,
                        new org.hibernate.query.TypedParameterValue<>(
                                org.hibernate.type.StandardBasicTypes.INTEGER, row.version))
                .setParameter(4, row.revision)
                .executeUpdate();
    }

    private static Optional<AliasView> current(RegisteredModelRow model, String alias) {
        return AliasMoveRow.<AliasMoveRow>find(
                        "modelId = ?1 and alias = ?2 order by revision desc", model.id, alias)
                .firstResultOptional()
                .filter(row -> row.version != null)
                .map(row -> row.view(model.name));
    }

    /** What the alias names now, or named at an instant. */
    @Transactional
    public Optional<AliasView> find(String model, String alias, @Nullable Instant at) {
        RegisteredModelRow row = Models.find(model);
        if (at == null || at.isAfter(clock.instant())) {
            return current(row, alias);
        }
        return AliasMoveRow.at(row, alias, at);
    }

    @Transactional
    Page<AliasView> history(
            String model, String alias, @Nullable String cursor, @Nullable Integer limit) {
        return AliasMoveRow.history(Models.find(model), alias, cursor, limit);
    }
}

package dev.perennial.registry.model;

import dev.perennial.contract.Page;
import dev.perennial.contract.Role;
import dev.perennial.contract.event.EventTypes;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.problem.ProblemType;
import dev.perennial.contract.registry.AliasView;
import dev.perennial.contract.registry.MoveAlias;
import dev.perennial.platform.Ids;
import dev.perennial.platform.identity.Caller;
import dev.perennial.platform.identity.Callers;
import dev.perennial.platform.outbox.Outbox;
import dev.perennial.registry.audit.Audit;
import dev.perennial.registry.page.Cursors;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Aliases: each names one version at a time and moves by compare-and-set. Every move is kept, so
 * that it can be said what an alias named at any moment.
 */
@ApplicationScoped
public class Aliases {
    private static final Pattern NAME = Pattern.compile("[\\w-]{1,255}");
    private static final Pattern RESERVED = Pattern.compile("(?i)latest|v\\d+");
    private static final String CHAMPION = "champion";

    private final EntityManager database;
    private final Outbox outbox;
    private final Audit audit;
    private final Callers callers;
    private final Clock clock;

    Aliases(EntityManager database, Outbox outbox, Audit audit, Callers callers, Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.audit = audit;
        this.callers = callers;
        this.clock = clock;
    }

    /** A move; without {@code expected}, whatever the alias names now is replaced. */
    private record Move(
            String alias,
            @Nullable Integer version,
            @Nullable MoveAlias asked,
            @Nullable String key) {}

    /** Moves by compare-and-set. The same key, or a move that holds already, changes nothing. */
    @Transactional
    AliasView move(String model, String alias, @Nullable String key, MoveAlias move) {
        RegisteredModelRow row = Models.locked(model);
        Optional<AliasMoveRow> before = key == null ? Optional.empty() : byKey(key);
        if (before.isPresent()) {
            return repeated(row, alias, before.get(), move);
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
        return carryOut(row, new Move(alias, version.number, move, key)).view(model);
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

    private static Optional<AliasMoveRow> byKey(String key) {
        return AliasMoveRow.<AliasMoveRow>find("key", key).firstResultOptional();
    }

    /** MLflow's way: points the alias at a version, whatever it named. */
    @Transactional
    public void point(String model, String alias, String version) {
        RegisteredModelRow row = Models.locked(model);
        ModelVersionRow found = ModelVersions.find(row, version, LockModeType.PESSIMISTIC_WRITE);
        String now = current(row, alias).map(AliasView::version).orElse(null);
        if (!version.equals(now)) {
            carryOut(row, new Move(alias, found.number, null, null));
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
        Caller caller = callers.current();
        mayMove(caller, model.name, move.alias());
        String before = current(model, move.alias()).map(AliasView::version).orElse(null);
        AliasMoveRow row = new AliasMoveRow();
        row.id = Ids.next();
        row.modelId = model.id;
        row.alias = move.alias();
        row.version = move.version();
        row.revision =
                AliasMoveRow.count("modelId = ?1 and alias = ?2", model.id, move.alias()) + 1;
        row.at = clock.instant();
        row.movedBy = caller.actor();
        row.key = move.key();
        MoveAlias asked = move.asked();
        if (asked != null) {
            row.approvedBy = asked.approvedBy();
            row.process = asked.process();
            row.evidence = asked.evidence();
            row.reason = asked.reason();
        }
        row.persistAndFlush();
        point(row);
        model.updatedAt = row.at;
        String subject = model.name + "@" + move.alias();
        audit.record(
                "alias.move",
                subject,
                new Audit.Change(
                        before,
                        move.version() == null ? null : String.valueOf(move.version()),
                        row.reason));
        if (move.version() != null) {
            outbox.append(
                    EventTypes.ALIAS_MOVED, subject, model.id.toString(), row.view(model.name));
        }
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

    private static void mayMove(Caller caller, String model, String alias) {
        if (!NAME.matcher(alias).matches() || RESERVED.matcher(alias).matches()) {
            throw ProblemException.invalid(
                    "Invalid alias name: '"
                            + alias
                            + "'. It is of letters, digits, _ and -; 'latest' and v1, v2 … are"
                            + " reserved");
        }
        boolean serves = alias.equals(CHAMPION);
        boolean allowed =
                !serves
                        || caller.has(Role.ADMIN, model)
                        || caller.has(Role.APPROVER, model)
                        || (caller.has(Role.SERVICE, model) && !caller.has(Role.SCIENTIST, model));
        if (!allowed) {
            throw ProblemException.forbidden(
                    "What serves is decided by an approver: start a renewal with this version"
                            + " instead of moving 'champion'");
        }
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
        if (at == null) {
            return current(row, alias);
        }
        return AliasMoveRow.<AliasMoveRow>find(
                        "modelId = ?1 and alias = ?2 and at <= ?3 order by revision desc",
                        row.id,
                        alias,
                        at)
                .firstResultOptional()
                .filter(move -> move.version != null)
                .map(move -> move.view(model));
    }

    @Transactional
    Page<AliasView> history(
            String model, String alias, @Nullable String cursor, @Nullable Integer limit) {
        int size = Cursors.limit(limit);
        RegisteredModelRow row = Models.find(model);
        List<AliasMoveRow> moves =
                AliasMoveRow.<AliasMoveRow>find(
                                "modelId = ?1 and alias = ?2 and (?3 is null or id < ?3)"
                                        + " order by id desc",
                                row.id,
                                alias,
                                Cursors.id(cursor))
                        .page(0, size + 1)
                        .list();
        return Cursors.page(moves, size, move -> move.id, move -> move.view(model));
    }

    /** The newest approved move to a version, if there is one. */
    @Transactional
    Optional<AliasView> approval(RegisteredModelRow model, int version) {
        return AliasMoveRow.<AliasMoveRow>find(
                        "modelId = ?1 and version = ?2 and approvedBy is not null"
                                + " order by at desc",
                        model.id,
                        version)
                .firstResultOptional()
                .map(move -> move.view(model.name));
    }
}

package dev.perennial.monitor.finding;

import dev.perennial.contract.Page;
import dev.perennial.contract.event.EventTypes;
import dev.perennial.contract.monitor.ChangeFinding;
import dev.perennial.contract.monitor.FindingView;
import dev.perennial.contract.monitor.FindingView.State;
import dev.perennial.contract.monitor.MetricFamily;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.monitor.finding.core.Incident;
import dev.perennial.monitor.finding.core.JudgedWindow;
import dev.perennial.monitor.model.Models;
import dev.perennial.platform.identity.Callers;
import dev.perennial.platform.outbox.Outbox;
import dev.perennial.platform.page.Cursors;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps incidents and tells of new and worsened ones. */
@ApplicationScoped
public class Findings {
    private static final int LONGEST_REASON = 2000;
    private static final Map<State, List<State>> MOVES =
            Map.of(
                    State.OPEN, List.of(State.ACKNOWLEDGED, State.RESOLVED),
                    State.ACKNOWLEDGED, List.of(State.RESOLVED),
                    State.RESOLVED, List.of());

    private final Models models;
    private final Outbox outbox;
    private final Callers callers;
    private final Clock clock;

    Findings(Models models, Outbox outbox, Callers callers, Clock clock) {
        this.models = models;
        this.outbox = outbox;
        this.callers = callers;
        this.clock = clock;
    }

    /**
     * Tells a window to the incidents of these families. Rows of a version that is not champion
     * (any more) open nothing: a renewal would come too late for it.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void tell(
            UUID model, String version, JudgedWindow window, Collection<MetricFamily> families) {
        if (models.champion(model).filter(champion -> !champion.equals(version)).isPresent()) {
            return;
        }
        families.forEach(family -> tell(model, version, window, family));
    }

    private void tell(UUID model, String version, JudgedWindow window, MetricFamily family) {
        FindingRow row =
                FindingRow.<FindingRow>find(
                                "model = ?1 and version = ?2 and family = ?3 order by id desc",
                                model,
                                version,
                                family)
                        .withLock(LockModeType.PESSIMISTIC_WRITE)
                        .firstResult();
        Incident before = row == null ? Incident.none(family) : row.incident();
        Incident after = before.next(window);
        if (after.equals(before)) {
            return;
        }
        Instant now = clock.instant();
        switch (after) {
            case Incident.Open open -> {
                boolean lasts = row != null && row.state != State.RESOLVED;
                FindingRow told =
                        row != null && lasts ? row : FindingRow.opened(model, version, now);
                told.tell(open, now);
                told.persist();
                String name = models.name(model);
                outbox.append(EventTypes.FINDING_OPENED, name, model.toString(), told.view(name));
            }
            case Incident.Resolved over -> {
                if (row != null) {
                    String why = "Window " + window.cut().name() + " is within its standards again";
                    row.resolvedEventTime = over.at();
                    FindingChangeRow.keep(row, State.RESOLVED, why, callers.itself().actor(), now);
                }
            }
            case Incident.None none -> {}
        }
    }

    /** Ends what lasts of versions that are not champion any more. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void championMoved(UUID model, String champion, String by) {
        FindingRow.<FindingRow>stream(
                        "model = ?1 and version <> ?2 and state <> ?3 order by id",
                        model,
                        champion,
                        State.RESOLVED)
                .forEach(row -> {
                    row.resolvedEventTime = row.eventTime;
                    FindingChangeRow.keep(
                            row,
                            State.RESOLVED,
                            "The alias champion moved to version " + champion,
                            by,
                            clock.instant());
                });
    }

    @Transactional
    public Page<FindingView> findings(
            String model, @Nullable State state, @Nullable String cursor, @Nullable Integer limit) {
        int size = Cursors.limit(limit);
        UUID id = models.id(model);
        String name = models.name(id);
        UUID before = Cursors.id(cursor);
        List<FindingView> read =
                FindingRow.<FindingRow>find(
                                "model = ?1 and (?2 is null or state = ?2)"
                                        + " and (?3 is null or id < ?3) order by id desc",
                                id,
                                state,
                                before)
                        .range(0, size)
                        .stream()
                        .map(row -> row.view(name))
                        .toList();
        return Cursors.page(read, size, FindingView::id);
    }

    @Transactional
    public FindingView finding(UUID id) {
        FindingRow row = row(id, LockModeType.NONE);
        return row.view(models.name(row.model));
    }

    /** Findings that last. */
    @Transactional
    public long open() {
        return FindingRow.count("state <> ?1", State.RESOLVED);
    }

    /**
     * Takes note of a finding, or ends it.
     *
     * @throws ProblemException 409 when it has ended, or would go back
     */
    @Transactional
    public FindingView change(UUID id, ChangeFinding change) {
        String reason = change.reason();
        if (reason.length() > LONGEST_REASON || reason.indexOf('\0') >= 0) {
            throw ProblemException.invalid(
                    "The reason is a text of at most %d characters.".formatted(LONGEST_REASON));
        }
        FindingRow row = row(id, LockModeType.PESSIMISTIC_WRITE);
        if (row.state != change.state()) {
            if (!MOVES.getOrDefault(row.state, List.of()).contains(change.state())) {
                throw ProblemException.conflict(
                        "The finding is %s and can't become %s."
                                .formatted(row.state, change.state()));
            }
            if (change.state() == State.RESOLVED) {
                row.resolvedEventTime = row.eventTime;
            }
            FindingChangeRow.keep(
                    row, change.state(), reason, callers.current().actor(), clock.instant());
        }
        return row.view(models.name(row.model));
    }

    private static FindingRow row(UUID id, LockModeType lock) {
        return FindingRow.<FindingRow>findByIdOptional(id, lock)
                .orElseThrow(() -> ProblemException.notFound("There is no finding " + id));
    }
}

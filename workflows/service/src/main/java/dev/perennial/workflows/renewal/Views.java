package dev.perennial.workflows.renewal;

import dev.perennial.contract.Page;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.workflows.RenewalView;
import dev.perennial.platform.page.Cursors;
import dev.perennial.workflows.access.Access;
import dev.perennial.workflows.neighbour.Registry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.jspecify.annotations.Nullable;

/** Renewals as they are shown. */
@ApplicationScoped
public class Views {
    private final Registry registry;
    private final Access access;
    private final RuntimeService engine;

    Views(Registry registry, Access access, RuntimeService engine) {
        this.registry = registry;
        this.access = access;
        this.engine = engine;
    }

    @Transactional
    public RenewalView get(String id) {
        RenewalRow row = RenewalRow.findById(id);
        if (row == null) {
            throw ProblemException.notFound("There is no renewal " + id);
        }
        access.toRead(row.model);
        return of(row);
    }

    /** Newest first; of one model, or of all. */
    public Page<RenewalView> list(
            @Nullable String model, @Nullable String cursor, @Nullable Integer limit) {
        if (model == null) {
            access.toReadAll();
        } else {
            access.toRead(model);
        }
        int size = Cursors.limit(limit);
        UUID before = Cursors.id(cursor);
        UUID id = model == null ? null : registry.models().model(model).id();
        return QuarkusTransaction.requiringNew()
                .call(() -> {
                    Page<RenewalRow> page =
                            Cursors.page(read(id, before, size), size, row -> row.ord);
                    return new Page<>(of(page.items()), page.nextCursor());
                });
    }

    private static List<RenewalRow> read(@Nullable UUID model, @Nullable UUID before, int size) {
        return RenewalRow.<RenewalRow>find(
                        "(?1 is null or modelId = ?1) and (?2 is null or ord < ?2)"
                                + " order by ord desc",
                        model,
                        before)
                .range(0, size)
                .list();
    }

    RenewalView of(RenewalRow row) {
        return of(List.of(row)).getFirst();
    }

    private List<RenewalView> of(List<RenewalRow> rows) {
        Map<String, List<RenewalView.Step>> steps =
                StepRow.of(rows.stream().map(RenewalRow::id).toList());
        Map<String, String> stuck = incidents();
        return rows.stream()
                .map(row -> view(row, stuck.get(row.id), steps.getOrDefault(row.id, List.of())))
                .toList();
    }

    /** Why instances are stuck, by instance. */
    private Map<String, String> incidents() {
        Map<String, String> stuck = new HashMap<>();
        for (Incident incident : engine.createIncidentQuery().list()) {
            stuck.put(
                    incident.getProcessInstanceId(), String.valueOf(incident.getIncidentMessage()));
        }
        return stuck;
    }

    private static RenewalView view(
            RenewalRow row, @Nullable String stuck, List<RenewalView.Step> history) {
        boolean failed = stuck != null && row.endedAt == null;
        return new RenewalView(
                row.id,
                row.model,
                state(row, failed),
                row.step,
                failed
                        ? "An operator: the step failed and is not tried again by itself; see Cockpit. "
                                + stuck
                        : row.waitingFor,
                row.task,
                row.finding,
                row.champion,
                row.candidacy.candidate,
                row.candidacy.evidence,
                row.decidedBy,
                row.outcome,
                row.outcomeReason,
                row.requestedBy,
                row.startedAt,
                row.endedAt,
                history);
    }

    private static RenewalView.State state(RenewalRow row, boolean failed) {
        if (row.endedAt != null) {
            return RenewalView.State.ENDED;
        }
        if (failed) {
            return RenewalView.State.INCIDENT;
        }
        return row.task == null
                ? RenewalView.State.RUNNING
                : RenewalView.State.WAITING_FOR_APPROVAL;
    }
}

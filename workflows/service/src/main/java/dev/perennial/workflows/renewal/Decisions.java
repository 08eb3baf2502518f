package dev.perennial.workflows.renewal;

import dev.perennial.contract.Role;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.workflows.Decision;
import dev.perennial.contract.workflows.RenewalView;
import dev.perennial.platform.identity.Caller;
import dev.perennial.platform.identity.Callers;
import dev.perennial.workflows.neighbour.Registry;
import dev.perennial.workflows.renewal.core.Approval;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;

/**
 * Takes decisions: by our own API, and from Tasklist by the listener of the task. Both are held
 * against the same rules.
 */
@ApplicationScoped
public class Decisions {
    private static final String VERDICT = "verdict";
    private static final String REASON = "reason";

    /** The digest of the evidence that was on the form. */
    private static final String READ = "evidenceRead";

    private final Journeys journeys;
    private final Registry registry;
    private final Callers callers;
    private final Tasks tasks;
    private final Views views;

    Decisions(Journeys journeys, Registry registry, Callers callers, Tasks tasks, Views views) {
        this.journeys = journeys;
        this.registry = registry;
        this.callers = callers;
        this.tasks = tasks;
        this.views = views;
    }

    /**
     * @throws ProblemException 403 for the requester or without the role, 409 when nothing waits or
     *     anything changed since the evidence
     */
    @Transactional
    public RenewalView decide(String id, Decision decision) {
        RenewalRow row =
                RenewalRow.findById(id, jakarta.persistence.LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            throw ProblemException.notFound("There is no renewal " + id);
        }
        Caller caller = callers.current();
        mayDecide(row, caller);
        String task = row.task;
        if (task == null) {
            throw ProblemException.conflict(
                    row.endedAt == null
                            ? "Nothing waits for a decision; it stands at: " + row.step
                            : "The renewal has ended: " + row.outcome);
        }
        approval(row).check(caller.actor(), decision);
        tasks.complete(
                task,
                caller.actor(),
                Map.of(
                        VERDICT,
                        decision.verdict().name(),
                        REASON,
                        decision.reason() == null ? "" : decision.reason(),
                        READ,
                        decision.evidenceDigest()));
        return views.of(row);
    }

    private static void mayDecide(RenewalRow row, Caller caller) {
        String group = row.policy().approverGroup();
        if (!caller.has(group, row.model) && !caller.has(Role.ADMIN, row.model)) {
            throw ProblemException.forbidden(
                    "To decide on %s asks for the role %s".formatted(row.model, group));
        }
    }

    private Approval approval(Renewal renewal) {
        return new Approval(
                renewal.requestedBy(),
                renewal.candidacy().evidenceDigest(),
                renewal.champion(),
                registry.champion(renewal.model()).map(alias -> alias.version()).orElse(null));
    }

    /** Takes the decision that completes a task, whoever completes it and by which door. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void take(DelegateTask task) {
        Renewal renewal = journeys.of(task.getProcessInstanceId());
        String by = tasks.completedBy();
        List<String> groups = tasks.groups();
        if (groups != null
                && !groups.contains(renewal.policy().approverGroup())
                && !groups.contains(Role.ADMIN)) {
            throw ProblemException.forbidden(
                    "To decide asks for the group " + renewal.policy().approverGroup());
        }
        Decision decision = decision(task);
        approval(renewal).check(by, decision);
        renewal.isDecided(by);
        String reason = decision.reason();
        String what =
                "%s: %s%s"
                        .formatted(
                                by,
                                decision.verdict().name().toLowerCase(Locale.ROOT),
                                reason == null ? "" : ", " + reason);
        if (decision.verdict() == Decision.Verdict.REJECT) {
            renewal.willEnd("Rejected by " + by + ": " + reason);
        }
        journeys.tell(task.getName(), renewal, what);
        if (decision.verdict() == Decision.Verdict.RETRY) {
            renewal.isTriedAgain();
        }
    }

    private static Decision decision(DelegateTask task) {
        String read = text(task.getVariable(READ));
        return new Decision(
                verdict(task.getVariable(VERDICT)),
                read == null ? "none" : read,
                text(task.getVariable(REASON)));
    }

    private static Decision.Verdict verdict(@Nullable Object given) {
        try {
            return Decision.Verdict.valueOf(String.valueOf(given));
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("Choose APPROVE, REJECT or RETRY; this was " + given);
        }
    }

    private static @Nullable String text(@Nullable Object given) {
        return given instanceof String text && !text.isBlank() ? text : null;
    }
}

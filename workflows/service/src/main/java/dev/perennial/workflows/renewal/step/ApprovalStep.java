package dev.perennial.workflows.renewal.step;

import dev.perennial.contract.Role;
import dev.perennial.workflows.neighbour.Registry;
import dev.perennial.workflows.renewal.Decisions;
import dev.perennial.workflows.renewal.Journeys;
import dev.perennial.workflows.renewal.Renewal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Objects;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.Task;
import org.jboss.logging.Logger;

/** The approval: asks, reminds, takes the decision, and looks once more before anything is done. */
@Named("renewalApproval")
@ApplicationScoped
public class ApprovalStep {
    private static final Logger LOG = Logger.getLogger(ApprovalStep.class);
    private static final int URGENT = 100;
    private static final int MORE_URGENT = 25;

    private final Journeys journeys;
    private final Decisions decisions;
    private final Registry registry;
    private final TaskService tasks;

    ApprovalStep(Journeys journeys, Decisions decisions, Registry registry, TaskService tasks) {
        this.journeys = journeys;
        this.decisions = decisions;
        this.registry = registry;
        this.tasks = tasks;
    }

    /** A person has been asked. */
    public void asked(DelegateTask task) {
        Renewal renewal = journeys.of(task.getProcessInstanceId());
        String who = renewal.policy().approverGroup();
        task.setDescription(
                "%s: version %s as champion. %s"
                        .formatted(
                                renewal.model(), renewal.candidacy().version(), renewal.reason()));
        renewal.isAt(task.getName(), null);
        renewal.waitsForApproval(
                task.getId(),
                "A decision of the group %s: open /camunda/app/tasklist/ or the tab Decision of this instance in Cockpit"
                        .formatted(who));
        journeys.tell(
                task.getName(),
                renewal,
                "The evidence is there; the group %s is asked".formatted(who));
    }

    /** A person has decided; refused where the rules do not allow it. */
    public void decided(DelegateTask task) {
        decisions.take(task);
    }

    /** Nobody has acted: the task becomes more urgent, and in the end an administrator's too. */
    public void remind(DelegateExecution execution) {
        Renewal renewal = journeys.of(execution.getProcessInstanceId());
        for (Task task :
                tasks.createTaskQuery()
                        .processInstanceId(execution.getProcessInstanceId())
                        .active()
                        .list()) {
            int priority = Math.min(URGENT, task.getPriority() + MORE_URGENT);
            tasks.setPriority(task.getId(), priority);
            if (priority == URGENT) {
                tasks.addCandidateGroup(task.getId(), Role.ADMIN);
            }
            LOG.warnf(
                    "The decision on renewal %s of %s still waits for the group %s",
                    renewal.id(), renewal.model(), renewal.policy().approverGroup());
            journeys.tell(
                    "Remind the approvers",
                    renewal,
                    priority == URGENT
                            ? "Nobody has decided yet; administrators are asked too"
                            : "Nobody has decided yet");
        }
    }

    /**
     * Between the decision and its effect, the world may have moved on. What routes the process is
     * set again from the record: whoever may update a task may change variables.
     */
    public void check(DelegateExecution execution) {
        Renewal renewal = journeys.at(execution);
        String now = registry.champion(renewal.model()).map(alias -> alias.version()).orElse(null);
        boolean unchanged = Objects.equals(now, renewal.champion());
        execution.setVariable("unchanged", unchanged);
        execution.setVariable("firstModel", renewal.champion() == null);
        execution.setVariable("champion", renewal.champion());
        execution.setVariable("candidate", renewal.candidacy().version());
        if (unchanged) {
            if (renewal.champion() != null) {
                renewal.trialIsNear();
            }
            journeys.tell(
                    execution,
                    renewal,
                    "Champion is still %s".formatted(now == null ? "none" : "version " + now));
            return;
        }
        String why = "Champion is %s now, not %s".formatted(now, renewal.champion());
        renewal.willEnd(why);
        journeys.tell(execution, renewal, why);
    }
}

package dev.perennial.workflows.renewal.step;

import dev.perennial.contract.monitor.MonitorSettings;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.problem.ProblemType;
import dev.perennial.contract.registry.AliasView;
import dev.perennial.contract.registry.MoveAlias;
import dev.perennial.contract.workflows.RenewalView.Outcome;
import dev.perennial.platform.identity.Callers;
import dev.perennial.workflows.automation.Automation;
import dev.perennial.workflows.neighbour.Registry;
import dev.perennial.workflows.neighbour.Serving;
import dev.perennial.workflows.renewal.Journeys;
import dev.perennial.workflows.renewal.Renewal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Objects;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;

/** Makes the candidate champion, and its data what counts as normal. */
@Named("renewalPromotion")
@ApplicationScoped
public class PromotionStep {
    private final Journeys journeys;
    private final Automation automation;
    private final Registry registry;
    private final Serving serving;
    private final Callers callers;

    PromotionStep(
            Journeys journeys,
            Automation automation,
            Registry registry,
            Serving serving,
            Callers callers) {
        this.journeys = journeys;
        this.automation = automation;
        this.registry = registry;
        this.serving = serving;
        this.callers = callers;
    }

    /** Moves by compare-and-set, in the name of who approved. */
    public void move(DelegateExecution execution) {
        Renewal renewal = journeys.at(execution);
        if (!automation.isOn() && !isMoved(renewal)) {
            stop(
                    execution,
                    renewal,
                    Outcome.NOT_ALLOWED,
                    "All automatic action is switched off: " + automation.get().reason());
            return;
        }
        String approver = Objects.requireNonNull(renewal.decidedBy());
        try {
            AliasView alias =
                    callers.inTheNameOf(
                            approver, () -> move(Keys.of(execution, renewal), renewal, approver));
            execution.setVariable("moved", true);
            journeys.tell(
                    execution,
                    renewal,
                    "Champion is version %s since %s, approved by %s"
                            .formatted(alias.version(), alias.since(), approver));
        } catch (ProblemException e) {
            if (e.type().status() != ProblemType.CONFLICT.status()) {
                throw e;
            }
            stop(execution, renewal, Outcome.INCONCLUSIVE, e.detail());
            return;
        }
        serving.inference().endRollout(renewal.model());
        renewal.trialEnds();
    }

    /** Whether an earlier attempt at this step got as far as the move. */
    private boolean isMoved(Renewal renewal) {
        return registry.champion(renewal.model())
                .filter(alias -> alias.version().equals(renewal.candidacy().version()))
                .filter(alias -> renewal.id().equals(alias.process()))
                .isPresent();
    }

    private AliasView move(String key, Renewal renewal, String approver) {
        return registry.aliases()
                .move(
                        renewal.model(),
                        Registry.CHAMPION,
                        key,
                        new MoveAlias(
                                renewal.candidacy().version(),
                                renewal.champion(),
                                renewal.reason(),
                                approver,
                                renewal.id(),
                                renewal.candidacy().evidence()));
    }

    private void stop(DelegateExecution execution, Renewal renewal, Outcome outcome, String why) {
        execution.setVariable("moved", false);
        execution.setVariable("outcome", outcome.name());
        renewal.willEnd(why);
        journeys.tell("Stop before the promotion", renewal, why);
    }

    /** From now on windows are held against what the new champion learned from. */
    public void watch(DelegateExecution execution) {
        Renewal renewal = journeys.at(execution);
        UUID normal = renewal.candidacy().referenceData();
        MonitorSettings settings = settings(renewal.model());
        if (settings == null || normal == null) {
            journeys.tell(
                    execution,
                    renewal,
                    settings == null
                            ? "No standards are set for the model; nothing is watched"
                            : "The candidate names no reference data; the old one stays");
            return;
        }
        String refused =
                settings.reference().equals(normal) ? null : refused(renewal, settings, normal);
        journeys.tell(
                execution,
                renewal,
                refused == null
                        ? "Windows are held against data version " + normal
                        : "The old reference stays, since monitor-service refuses data version %s: %s"
                                .formatted(normal, refused));
    }

    /**
     * The model serves already: what can't be taken as normal must not keep it from being watched.
     */
    private @Nullable String refused(Renewal renewal, MonitorSettings settings, UUID normal) {
        try {
            serving.monitor().configure(renewal.model(), on(settings, normal));
            renewal.normalWas(settings.reference());
            return null;
        } catch (ProblemException e) {
            if (!TrainingStep.FINAL.contains(e.type().status())) {
                throw e;
            }
            return e.detail();
        }
    }

    private @Nullable MonitorSettings settings(String model) {
        try {
            return serving.monitor().settings(model);
        } catch (ProblemException e) {
            if (e.type().status() == ProblemType.NOT_FOUND.status()) {
                return null;
            }
            throw e;
        }
    }

    /** The same settings with another normal. */
    static MonitorSettings on(MonitorSettings settings, UUID reference) {
        return new MonitorSettings(
                reference,
                settings.task(),
                settings.output(),
                settings.threshold(),
                settings.window(),
                settings.labelMaturity(),
                settings.standards());
    }
}

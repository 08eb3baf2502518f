package dev.perennial.workflows.renewal.step;

import dev.perennial.contract.inference.RolloutView;
import dev.perennial.contract.inference.StartRollout;
import dev.perennial.contract.inference.StartRollout.Mode;
import dev.perennial.contract.workflows.Policy;
import dev.perennial.contract.workflows.RenewalView.Outcome;
import dev.perennial.workflows.neighbour.Serving;
import dev.perennial.workflows.renewal.Journeys;
import dev.perennial.workflows.renewal.Renewal;
import dev.perennial.workflows.renewal.core.Trial;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Tries the candidate beside the champion: on copies of requests, then with a share of them. */
@Named("renewalTrial")
@ApplicationScoped
public class TrialStep {
    private static final String VERDICT = "trial";

    private final Journeys journeys;
    private final Serving serving;

    TrialStep(Journeys journeys, Serving serving) {
        this.journeys = journeys;
        this.serving = serving;
    }

    public void shadow(DelegateExecution execution) {
        begin(execution, Mode.SHADOW);
    }

    public void canary(DelegateExecution execution) {
        begin(execution, Mode.CANARY);
    }

    private void begin(DelegateExecution execution, Mode mode) {
        Renewal renewal = journeys.at(execution);
        serving.inference().startRollout(renewal.model(), rollout(renewal, mode));
        renewal.trialBegins(journeys.now());
        journeys.tell(
                execution,
                renewal,
                mode == Mode.SHADOW
                        ? "Version %s gets copies of the requests; its answers go to nobody"
                                .formatted(renewal.candidacy().version())
                        : "Version %s answers %d %% of the requests"
                                .formatted(
                                        renewal.candidacy().version(),
                                        renewal.policy().rollout().canaryPercent()));
    }

    private static StartRollout rollout(Renewal renewal, Mode mode) {
        return new StartRollout(
                renewal.candidacy().version(),
                mode,
                mode == Mode.SHADOW ? 0 : renewal.policy().rollout().canaryPercent(),
                renewal.id());
    }

    public void look(DelegateExecution execution) {
        Renewal renewal = journeys.at(execution);
        Mode mode =
                execution.getCurrentActivityId().equals("lookAtShadow") ? Mode.SHADOW : Mode.CANARY;
        // Asked for again, so that a server that lost it takes it up; else nothing happens.
        RolloutView rollout =
                serving.inference().startRollout(renewal.model(), rollout(renewal, mode));
        Trial.Judged judged = trial(renewal, mode, rollout).judge();
        execution.setVariable(VERDICT, judged.verdict().name());
        switch (judged.verdict()) {
            case WAITING -> journeys.waitsFor(execution, renewal, "Traffic: " + judged.reason());
            case PASSED -> journeys.tell(execution, renewal, judged.reason());
            case FAILED -> stop(execution, renewal, Outcome.GATE_FAILED, judged.reason());
            case INCONCLUSIVE -> stop(execution, renewal, Outcome.INCONCLUSIVE, judged.reason());
        }
    }

    private Trial trial(Renewal renewal, Mode mode, RolloutView rollout) {
        Policy policy = renewal.policy();
        Instant since = renewal.trialSince();
        return new Trial(
                rollout.championArm(),
                rollout.candidateArm(),
                mode == Mode.SHADOW
                        ? policy.rollout().shadowRequests()
                        : policy.rollout().canaryRequests(),
                since == null ? Duration.ZERO : Duration.between(since, journeys.now()),
                policy.rollout().patience(),
                policy.gate().latencyFactor());
    }

    private void stop(
            DelegateExecution execution, Renewal renewal, Outcome outcome, String reason) {
        execution.setVariable("outcome", outcome.name());
        renewal.willEnd(reason);
        journeys.tell(execution, renewal, reason);
    }

    public void end(DelegateExecution execution) {
        Renewal renewal = journeys.at(execution);
        serving.inference().endRollout(renewal.model());
        renewal.trialEnds();
        journeys.tell(execution, renewal, "All requests go to the champion");
    }
}

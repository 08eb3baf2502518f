package dev.perennial.workflows.renewal.step;

import dev.perennial.contract.workflows.RenewalView.Outcome;
import dev.perennial.workflows.renewal.Ends;
import dev.perennial.workflows.renewal.Journeys;
import dev.perennial.workflows.renewal.Renewal;
import dev.perennial.workflows.renewal.core.Outcomes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Notes how a renewal ended. */
@Named("renewalEnd")
@ApplicationScoped
public class EndStep {
    private final Journeys journeys;
    private final Ends ends;

    EndStep(Journeys journeys, Ends ends) {
        this.journeys = journeys;
        this.ends = ends;
    }

    public void reached(DelegateExecution execution) {
        Renewal renewal = journeys.of(execution.getProcessInstanceId());
        Outcome outcome = Outcomes.of(execution.getCurrentActivityId());
        String reason = renewal.outcomeReason();
        ends.end(
                renewal,
                outcome,
                reason == null ? String.valueOf(execution.getCurrentActivityName()) : reason);
    }
}

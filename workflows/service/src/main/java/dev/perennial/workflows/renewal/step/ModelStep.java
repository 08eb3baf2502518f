package dev.perennial.workflows.renewal.step;

import dev.perennial.contract.registry.AliasView;
import dev.perennial.workflows.neighbour.Registry;
import dev.perennial.workflows.renewal.Journeys;
import dev.perennial.workflows.renewal.Renewal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Reads which version serves, and whether a candidate was named. */
@Named("renewalModel")
@ApplicationScoped
public class ModelStep {
    private final Journeys journeys;
    private final Registry registry;
    private final TrainingOrder order;

    ModelStep(Journeys journeys, Registry registry, TrainingOrder order) {
        this.journeys = journeys;
        this.registry = registry;
        this.order = order;
    }

    public void read(DelegateExecution execution) {
        Renewal renewal = journeys.at(execution);
        Optional<AliasView> champion = stand(execution, renewal);
        boolean given = renewal.candidacy().hasVersion();
        execution.setVariable("candidateGiven", given);
        if (given) {
            execution.setVariable("candidate", renewal.candidacy().version());
        } else {
            order.end(renewal).ifPresent(renewal.candidacy()::isCutAt);
        }
        journeys.tell(
                execution,
                renewal,
                "Asked by %s: %s. %s"
                        .formatted(
                                renewal.requestedBy(),
                                renewal.reason(),
                                champion.map(alias ->
                                                "Champion is version %s since %s"
                                                        .formatted(alias.version(), alias.since()))
                                        .orElse("There is no champion yet")));
    }

    /** Notes the champion of this moment in the record and in the process. */
    Optional<AliasView> stand(DelegateExecution execution, Renewal renewal) {
        Optional<AliasView> champion = registry.champion(renewal.model());
        String version = champion.map(AliasView::version).orElse(null);
        renewal.standsAt(version);
        execution.setVariable("champion", version);
        execution.setVariable("firstModel", version == null);
        return champion;
    }
}

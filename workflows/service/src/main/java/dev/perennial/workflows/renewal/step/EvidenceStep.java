package dev.perennial.workflows.renewal.step;

import dev.perennial.contract.registry.EvidenceView;
import dev.perennial.contract.registry.SealEvidence;
import dev.perennial.workflows.neighbour.Registry;
import dev.perennial.workflows.renewal.Journeys;
import dev.perennial.workflows.renewal.Renewal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Seals what was found, so that whoever decides and whoever asks later read the same. */
@Named("renewalEvidence")
@ApplicationScoped
public class EvidenceStep {
    private final Journeys journeys;
    private final Registry registry;

    EvidenceStep(Journeys journeys, Registry registry) {
        this.journeys = journeys;
        this.registry = registry;
    }

    public void seal(DelegateExecution execution) {
        Renewal renewal = journeys.at(execution);
        EvidenceView sealed =
                registry.evidence()
                        .seal(
                                Keys.of(execution, renewal),
                                new SealEvidence(
                                        renewal.model(),
                                        renewal.candidacy().version(),
                                        renewal.id(),
                                        Objects.requireNonNull(renewal.candidacy().checks())));
        renewal.candidacy().isSealed(sealed.id(), sealed.digest());
        execution.setVariable("evidence", sealed.id().toString());
        execution.setVariable("evidenceDigest", sealed.digest());
        journeys.tell(
                execution,
                renewal,
                "Evidence %s, SHA-256 %s".formatted(sealed.id(), sealed.digest()));
    }
}

package dev.perennial.workflows.renewal.step;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.contract.inference.Replay;
import dev.perennial.contract.inference.ReplayView;
import dev.perennial.contract.inference.SignatureView;
import dev.perennial.contract.monitor.RecordedRequest;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.workflows.Policy;
import dev.perennial.workflows.json.Json;
import dev.perennial.workflows.neighbour.Serving;
import dev.perennial.workflows.renewal.Journeys;
import dev.perennial.workflows.renewal.Renewal;
import dev.perennial.workflows.renewal.core.ComparisonGate;
import dev.perennial.workflows.renewal.core.Gate;
import dev.perennial.workflows.renewal.core.ReplayGate;
import dev.perennial.workflows.renewal.core.SignatureGate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Holds the candidate against every gate of the policy; what they say is kept for the evidence. */
@Named("renewalValidation")
@ApplicationScoped
public class ValidationStep {
    private final Journeys journeys;
    private final Serving serving;
    private final CodeQuality quality;
    private final Facts facts;

    ValidationStep(Journeys journeys, Serving serving, CodeQuality quality, Facts facts) {
        this.journeys = journeys;
        this.serving = serving;
        this.quality = quality;
        this.facts = facts;
    }

    public void validate(DelegateExecution execution) {
        Renewal renewal = journeys.at(execution);
        ObjectNode checks = JsonNodeFactory.instance.objectNode();
        List<Gate> gates = new ArrayList<>();
        Gate signature = signature(renewal);
        gates.add(signature);
        gates.add(
                renewal.champion() == null
                        ? ComparisonGate.first()
                        : ComparisonGate.of(
                                renewal.candidacy().comparison(),
                                renewal.candidacy().comparisonError()));
        if (signature.passes()) {
            gates.addAll(replay(renewal, checks));
        }
        gates.add(quality.of(renewal));
        checks.set("gates", Json.of(gates));
        renewal.candidacy().isChecked(facts.complete(checks, renewal));
        execution.setVariable("gatesPassed", Gate.allPass(gates));
        if (!Gate.allPass(gates)) {
            renewal.willEnd(failed(gates));
        }
        journeys.tell(execution, renewal, inWords(gates));
    }

    private Gate signature(Renewal renewal) {
        SignatureView candidate;
        try {
            candidate =
                    serving.inference().signature(renewal.model(), renewal.candidacy().version());
        } catch (ProblemException e) {
            if (TrainingStep.FINAL.contains(e.type().status())) {
                return SignatureGate.unloadable(e.detail());
            }
            throw e;
        }
        String champion = renewal.champion();
        return champion == null
                ? SignatureGate.first(candidate)
                : SignatureGate.of(
                        serving.inference().signature(renewal.model(), champion), candidate);
    }

    private List<Gate> replay(Renewal renewal, ObjectNode checks) {
        String champion = renewal.champion();
        if (champion == null) {
            return ReplayGate.first();
        }
        Policy.Gate policy = renewal.policy().gate();
        List<RecordedRequest> recorded =
                serving.monitor().recordedRequests(renewal.model(), policy.replayRequests());
        ReplayView replay =
                serving.inference()
                        .replay(
                                renewal.model(),
                                renewal.candidacy().version(),
                                new Replay(
                                        champion,
                                        recorded.stream().map(RecordedRequest::rows).toList()));
        checks.set("replay", Json.of(replay));
        return ReplayGate.of(replay, policy.replayRequests(), policy.latencyFactor());
    }

    private static String failed(List<Gate> gates) {
        return gates.stream()
                .filter(gate -> !gate.passes())
                .map(gate -> "%s: %s, %s".formatted(gate.gate(), gate.state(), gate.detail()))
                .collect(Collectors.joining("; "));
    }

    private static String inWords(List<Gate> gates) {
        return gates.stream()
                .map(gate -> "%s: %s (%s)".formatted(gate.gate(), gate.state(), gate.detail()))
                .collect(Collectors.joining("; "));
    }
}

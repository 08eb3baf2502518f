package dev.perennial.workflows.renewal.step;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.contract.registry.ModelVersionView;
import dev.perennial.workflows.json.Json;
import dev.perennial.workflows.neighbour.Registry;
import dev.perennial.workflows.neighbour.Serving;
import dev.perennial.workflows.renewal.Renewal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The facts that a decision rests on. They are gathered once and kept with the renewal: a finding
 * that lasts may grow, and a repeated step must seal the same.
 */
@ApplicationScoped
class Facts {
    /** The form of the facts, for those who read them later. */
    private static final String FORM = "perennial.renewal-evidence/1";

    private final Registry registry;
    private final Serving serving;

    Facts(Registry registry, Serving serving) {
        this.registry = registry;
        this.serving = serving;
    }

    /** Completes what the gates said. */
    JsonNode complete(ObjectNode checks, Renewal renewal) {
        ObjectNode facts = JsonNodeFactory.instance.objectNode();
        facts.put("form", FORM);
        facts.setAll(checks);
        if (renewal.candidacy().comparison() != null) {
            facts.set("comparison", Json.of(renewal.candidacy().comparison()));
        }
        UUID finding = renewal.finding();
        if (finding != null) {
            facts.set("finding", Json.of(serving.monitor().finding(finding)));
        }
        facts.set("candidate", version(renewal.model(), renewal.candidacy().version()));
        String champion = renewal.champion();
        facts.set("champion", champion == null ? null : version(renewal.model(), champion));
        facts.putObject("renewal")
                .put("id", renewal.id())
                .put("requestedBy", renewal.requestedBy())
                .put("reason", renewal.reason())
                .put("attempt", renewal.candidacy().attempt());
        facts.putObject("policyInForce")
                .put("version", renewal.policyVersion())
                .set("policy", Json.of(renewal.policy()));
        return facts;
    }

    private JsonNode version(String model, String number) {
        ModelVersionView version = registry.models().version(model, number);
        ObjectNode facts = JsonNodeFactory.instance.objectNode();
        facts.put("version", version.version())
                .put("digest", version.digest())
                .put("run", version.runId());
        facts.set("metrics", Json.of(version.metrics()));
        facts.set("parameters", Json.of(version.parameters()));
        facts.put("trainingData", text(version.trainingData()))
                .put("codeVersion", text(version.codeVersion()))
                .put("createdBy", version.createdBy())
                .put("createdAt", version.createdAt().toString());
        return facts;
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}

package dev.perennial.workflows;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.contract.Role;
import dev.perennial.contract.event.EventTypes;
import dev.perennial.contract.monitor.FindingView;
import dev.perennial.contract.monitor.Standard.Severity;
import dev.perennial.contract.workflows.Decision;
import dev.perennial.contract.workflows.Decision.Verdict;
import dev.perennial.contract.workflows.StartRenewal;
import dev.perennial.workflows.json.Json;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** How tests start renewals, decide on them and wait for what becomes of them. */
abstract class RenewalCase extends WorkflowsCase {
    static final String RENEWALS = V1 + "/renewals";
    static final String AUTOMATION = V1 + "/automation";

    /** A finding of so many windows about a model; from now on the monitor knows it. */
    static FindingView finding(String model, int windows) {
        return finding(model, UUID.randomUUID(), windows);
    }

    static FindingView finding(String model, UUID id, int windows) {
        ObjectNode node =
                (ObjectNode) Json.of(Samples.finding(id, Severity.WARNING, windows, Samples.MAY));
        FindingView finding =
                Json.as(
                        node.put("model", model).put("modelId", World.id(model).toString()),
                        FindingView.class);
        World.FINDINGS.putIfAbsent(id, finding);
        return finding;
    }

    /** From now on the monitor has a finding of this version. */
    static void breaksAStandard(String model, String version) {
        ObjectNode finding = (ObjectNode) Json.of(finding(model, 1));
        FindingView broken = Json.as(finding.put("version", version), FindingView.class);
        World.FINDINGS.put(broken.id(), broken);
    }

    /** The monitor tells of a finding. */
    static void event(String id, FindingView finding) {
        Map<String, Object> event =
                Map.of(
                        "specversion", "1.0",
                        "id", id,
                        "source", "/perennial/monitor-service",
                        "type", EventTypes.FINDING_OPENED,
                        "time", "2026-01-01T00:00:00Z",
                        "partitionkey", "k",
                        "data", finding);
        given().header("Authorization", bearer("monitor-service", Role.PART))
                .contentType("application/cloudevents+json")
                .body(Json.of(event).toString())
                .post(V1 + "/events")
                .then()
                .statusCode(204);
    }

    /** Turns the switch of all automatic action. */
    static Response turn(String who, String role, boolean on) {
        return person(who, role)
                .body("{\"on\":%s,\"reason\":\"a test\"}".formatted(on))
                .put(AUTOMATION);
    }

    static String start(String model, String candidate, String who, String role) {
        Response response = ask("start-" + model, model, candidate, who, role);
        response.then().statusCode(200);
        return response.path("id");
    }

    static Response ask(
            String key, String model, @Nullable String candidate, String who, String role) {
        return person(who, role)
                .header("Idempotency-Key", key)
                .body(Json.of(new StartRenewal(model, candidate, null, null, "because")).toString())
                .post(RENEWALS);
    }

    static Response decide(String id, String who, String role, Decision decision) {
        return person(who, role)
                .body(Json.of(decision).toString())
                .post(RENEWALS + "/" + id + "/decision");
    }

    static Decision approval(String digest) {
        return new Decision(Verdict.APPROVE, digest, null);
    }

    static Decision rejection(String digest, @Nullable String why) {
        return new Decision(Verdict.REJECT, digest, why);
    }

    /** Waits until a person is asked, who approves. */
    static void approve(String id) {
        JsonNode waiting = await(id, "WAITING_FOR_APPROVAL");
        decide(id, "ada", Role.APPROVER, approval(digest(waiting))).then().statusCode(200);
    }

    static JsonNode await(String id, String state) {
        return Awaitility.await(state)
                .atMost(Duration.ofSeconds(40))
                .until(() -> renewal(id), it -> it.path("state").asText().equals(state));
    }

    static JsonNode renewal(String id) {
        return Json.read(person("vera", Role.VIEWER).get(RENEWALS + "/" + id).asByteArray());
    }

    /** The one renewal that this model has had. */
    static String only(String model) {
        JsonNode page =
                Json.read(
                        person("vera", Role.VIEWER)
                                .get(RENEWALS + "?model=" + model)
                                .asByteArray());
        assertThat(page.path("items")).as(page.toString()).hasSize(1);
        return page.path("items").path(0).path("id").asText();
    }

    static JsonNode facts(JsonNode renewal) {
        return World.evidence(renewal.path("evidence").asText()).facts();
    }

    static String digest(JsonNode renewal) {
        return World.evidence(renewal.path("evidence").asText()).digest();
    }
}

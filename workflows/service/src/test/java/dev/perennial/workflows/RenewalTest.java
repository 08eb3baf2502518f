package dev.perennial.workflows;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.contract.Role;
import dev.perennial.contract.event.EventTypes;
import dev.perennial.contract.monitor.FindingView;
import dev.perennial.contract.monitor.MetricState;
import dev.perennial.contract.monitor.MetricValue;
import dev.perennial.contract.monitor.Standard.Severity;
import dev.perennial.contract.monitor.WindowView;
import dev.perennial.contract.registry.AliasView;
import dev.perennial.contract.retrain.ComparisonResult;
import dev.perennial.contract.workflows.Decision;
import dev.perennial.contract.workflows.StartRenewal;
import dev.perennial.platform.testing.PostgresForTests;
import dev.perennial.workflows.json.Json;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(FakeNeighbours.class)
class RenewalTest {
    private static final String RENEWALS = "/api/workflows/v1/renewals";

    private final ProcessEngine engine;
    private final AgroalDataSource database;

    RenewalTest(ProcessEngine engine, AgroalDataSource database) {
        this.engine = engine;
        this.database = database;
    }

    @Test
    void a_first_model_is_approved_by_somebody_else_and_serves() {
        govern("first");
        String id = start("first", "1", "sofia", Role.SCIENTIST);
        JsonNode waiting = await(id, "WAITING_FOR_APPROVAL");
        assertThat(waiting.path("waitingFor").asText()).contains("tasklist", "approver");
        String digest = digest(waiting);

        decide(id, "sofia", "APPROVE", digest, null, Role.APPROVER).then().statusCode(403);
        decide(id, "ada", "APPROVE", "other", null, Role.APPROVER).then().statusCode(409);
        decide(id, "eve", "APPROVE", digest, null, Role.SCIENTIST).then().statusCode(403);
        decide(id, "ada", "APPROVE", digest, null, Role.APPROVER).then().statusCode(200);

        JsonNode ended = await(id, "ENDED");
        assertThat(ended.path("outcome").asText()).isEqualTo("PROMOTED");
        assertThat(ended.path("decidedBy").asText()).isEqualTo("ada");
        AliasView champion = World.champion("first");
        assertThat(champion.version()).isEqualTo("1");
        assertThat(champion.approvedBy()).isEqualTo("ada");
        assertThat(champion.movedBy()).as("moved in the approver's name").isEqualTo("ada");
        assertThat(champion.evidence()).hasToString(ended.path("evidence").asText());
        decide(id, "ada", "APPROVE", digest, null, Role.APPROVER).then().statusCode(409);
    }

    @Test
    void a_finding_that_meets_the_policy_renews_the_model_once() {
        World.serves("season");
        govern("season");
        FindingView finding = finding("season", 2);
        event("e1", finding);
        event("e1", finding);
        event("e2", finding("season", finding.id(), 3));

        String id = only("season");
        JsonNode waiting = await(id, "WAITING_FOR_APPROVAL");
        assertThat(waiting.path("finding").asText()).isEqualTo(finding.id().toString());
        assertThat(waiting.path("champion").asText()).isEqualTo("1");
        assertThat(waiting.path("candidate").asText()).isEqualTo("2");
        assertThat(waiting.path("requestedBy").asText()).isEqualTo("policy 1 (emil)");
        JsonNode facts = facts(waiting);
        assertThat(facts.path("comparison").path("verdict").asText()).isEqualTo("SUPERIOR");
        assertThat(facts.path("gates")).hasSize(5);
        assertThat(facts.path("policyInForce").path("version").asInt()).isEqualTo(1);
        decide(id, "ada", "APPROVE", digest(waiting), "good", Role.APPROVER).then().statusCode(200);
        held("season", "2");

        JsonNode ended = await(id, "ENDED");
        assertThat(ended.path("outcome").asText()).as(ended.toString()).isEqualTo("PROMOTED");
        assertThat(World.settings("season").reference()).isEqualTo(World.NEW_NORMAL);
        assertThat(steps(ended))
                .containsSubsequence(
                        "Read where the model stands",
                        "Train a candidate",
                        "Look at the training",
                        "Look at the comparison",
                        "Validate",
                        "Seal the evidence",
                        "Approve the new model",
                        "Try in shadow",
                        "Canary",
                        "Move the champion",
                        "Watch as the new normal",
                        "Verify");
        assertThat(rules("season")).containsExactly("UNDER_WAY", "ALLOWED");
        assertThat(World.traces(id))
                .as("traces that its neighbours saw")
                .hasSize(1)
                .allMatch(trace -> trace.matches("[0-9a-f]{32}"));
    }

    @Test
    void a_candidate_that_is_not_better_asks_nobody() {
        World.serves("worse");
        World.VERDICTS.put("worse", ComparisonResult.Verdict.INFERIOR);
        govern("worse");
        event("e3", finding("worse", 2));
        JsonNode ended = await(only("worse"), "ENDED");
        assertThat(ended.path("outcome").asText()).isEqualTo("GATE_FAILED");
        assertThat(ended.path("outcomeReason").asText()).contains("INFERIOR");
        assertThat(World.champion("worse").version()).isEqualTo("1");
    }

    @Test
    void a_training_that_fails_ends_the_renewal_and_says_why() {
        World.serves("sparse");
        World.UNTRAINABLE.add("sparse");
        govern("sparse");
        event("e4", finding("sparse", 2));
        JsonNode ended = await(only("sparse"), "ENDED");
        assertThat(ended.path("outcome").asText()).isEqualTo("TRAINING_FAILED");
        assertThat(ended.path("outcomeReason").asText()).isEqualTo("too few rows");
    }

    @Test
    void rejecting_asks_for_a_reason_and_trying_again_trains_another() {
        World.serves("again");
        govern("again");
        event("e5", finding("again", 2));
        String id = only("again");
        JsonNode waiting = await(id, "WAITING_FOR_APPROVAL");
        decide(id, "ada", "REJECT", digest(waiting), null, Role.APPROVER).then().statusCode(400);
        decide(id, "ada", "RETRY", digest(waiting), "Too few trees", "approver@again")
                .then()
                .statusCode(200);
        JsonNode second = awaitOther(id, waiting.path("evidence").asText());
        assertThat(facts(second).path("renewal").path("attempt").asInt()).isEqualTo(2);
        decide(id, "ada", "REJECT", digest(second), "No", Role.APPROVER).then().statusCode(200);
        JsonNode ended = await(id, "ENDED");
        assertThat(ended.path("outcome").asText()).isEqualTo("REJECTED");
        assertThat(ended.path("outcomeReason").asText()).isEqualTo("Rejected by ada: No");
    }

    @Test
    void a_candidate_that_fails_its_trial_is_not_promoted() {
        World.serves("faulty");
        World.ERRORS.put("faulty", 1);
        govern("faulty");
        event("e6", finding("faulty", 2));
        String id = only("faulty");
        approve(id);
        JsonNode ended = await(id, "ENDED");
        assertThat(ended.path("outcome").asText()).isEqualTo("GATE_FAILED");
        assertThat(World.champion("faulty").version()).isEqualTo("1");
        assertThat(World.asked("DELETE", "/models/faulty/rollout")).isPositive();
    }

    @Test
    void a_new_champion_that_breaks_a_standard_is_rolled_back() {
        World.serves("relapse");
        govern("relapse");
        event("e7", finding("relapse", 2));
        String id = only("relapse");
        approve(id);
        FindingView broken =
                Json.as(
                        ((com.fasterxml.jackson.databind.node.ObjectNode)
                                        Json.of(finding("relapse", 1)))
                                .put("version", "2"),
                        FindingView.class);
        World.FINDINGS.put(broken.id(), broken);
        JsonNode ended = await(id, "ENDED");
        assertThat(ended.path("outcome").asText()).isEqualTo("ROLLED_BACK");
        assertThat(World.champion("relapse").version()).isEqualTo("1");
        assertThat(World.champion("relapse").approvedBy())
                .as("who approved the version that serves again")
                .isEqualTo("anna");
        assertThat(World.settings("relapse").reference()).isEqualTo(World.OLD_NORMAL);
    }

    @Test
    void a_neighbour_that_is_away_delays_and_nothing_is_asked_twice() {
        World.serves("flaky");
        govern("flaky");
        World.AWAY.add("retrain");
        event("e8", finding("flaky", 2));
        String id = only("flaky");
        org.awaitility.Awaitility.await()
                .until(() -> World.asked("POST", "/api/retrain/v1/trainings") >= 2);
        World.AWAY.clear();
        await(id, "WAITING_FOR_APPROVAL");
        assertThat(World.JOBS.values().stream().filter(job -> job.model().equals("flaky")))
                .hasSize(2);
    }

    @Test
    void a_renewal_that_is_cancelled_in_cockpit_ends_as_cancelled() {
        World.serves("gone");
        govern("gone");
        event("e9", finding("gone", 2));
        String id = only("gone");
        await(id, "WAITING_FOR_APPROVAL");
        engine.getRuntimeService().deleteProcessInstance(id, "not now", true);
        age(id);
        JsonNode ended = await(id, "ENDED");
        assertThat(ended.path("outcome").asText()).isEqualTo("CANCELLED");
        assertThat(ended.path("outcomeReason").asText()).contains("not now");
    }

    @Test
    void what_can_not_be_renewed_is_refused_with_what_to_do() {
        ask("s1", "nobody-1", "1", "sofia", Role.SCIENTIST).then().statusCode(404);
        ask("s2", "unruled", "1", "sofia", Role.SCIENTIST)
                .then()
                .statusCode(422)
                .body("detail", containsString("/policies/unruled"));
        govern("empty");
        ask("s3", "empty", null, "sofia", Role.SCIENTIST)
                .then()
                .statusCode(422)
                .body("detail", containsString("candidate"));
        ask("s4", "empty", "99", "sofia", Role.SCIENTIST).then().statusCode(404);
        ask("s5", "empty", "1", "vera", Role.VIEWER).then().statusCode(403);
        ask("", "empty", "1", "sofia", Role.SCIENTIST).then().statusCode(400);
    }

    @Test
    void the_same_key_starts_the_same_renewal_and_another_waits_its_turn() {
        govern("twice");
        String id = start("twice", "1", "sofia", Role.SCIENTIST);
        assertThat(start("twice", "1", "sofia", Role.SCIENTIST)).isEqualTo(id);
        ask("start-twice", "twice", "2", "sofia", Role.SCIENTIST).then().statusCode(409);
        ask("other", "twice", "2", "sofia", Role.SCIENTIST)
                .then()
                .statusCode(409)
                .body("renewal", equalTo(id));
        person("vera", Role.VIEWER)
                .get(RENEWALS + "?limit=1")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1));
        person("vera", "viewer@twice")
                .get(RENEWALS + "?model=twice")
                .then()
                .statusCode(200)
                .body("items[0].id", equalTo(id));
        person("vera", "viewer@other").get(RENEWALS + "/" + id).then().statusCode(403);
        person("vera", Role.VIEWER).get(RENEWALS + "/nothing").then().statusCode(404);
    }

    @Test
    void the_switch_stops_promotion_and_new_renewals() {
        World.serves("stopped");
        govern("stopped");
        govern("held");
        String id = start("held", "1", "sofia", Role.SCIENTIST);
        JsonNode waiting = await(id, "WAITING_FOR_APPROVAL");
        turn("sofia", Role.SCIENTIST, false).then().statusCode(403);
        turn("otto", Role.OPERATOR, false).then().statusCode(200);
        try {
            event("e10", finding("stopped", 2));
            assertThat(rules("stopped")).containsExactly("AUTOMATION_OFF");
            decide(id, "ada", "APPROVE", digest(waiting), null, Role.APPROVER)
                    .then()
                    .statusCode(200);
            JsonNode ended = await(id, "ENDED");
            assertThat(ended.path("outcome").asText()).isEqualTo("NOT_ALLOWED");
            assertThat(World.CHAMPIONS).doesNotContainKey("held");
        } finally {
            turn("otto", Role.OPERATOR, true).then().statusCode(200);
        }
        person("vera", Role.VIEWER)
                .get("/api/workflows/v1/automation")
                .then()
                .body("on", equalTo(true))
                .body("changedBy", equalTo("otto"));
    }

    @Test
    void policies_are_versioned_and_the_same_one_is_not_kept_twice() {
        govern("ruled").then().body("version", equalTo(1));
        govern("ruled").then().body("version", equalTo(1));
        com.fasterxml.jackson.databind.node.ObjectNode other =
                (com.fasterxml.jackson.databind.node.ObjectNode) Json.of(Samples.policy());
        put("ruled", "emil", Role.ENGINEER, other.put("persistence", 3))
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .body("policy.coolDown", equalTo("PT2160H"));
        put("ruled", "sofia", Role.SCIENTIST, other).then().statusCode(403);
        put("ruled", "emil", Role.ENGINEER, other.put("coolDown", "PT-1S"))
                .then()
                .statusCode(400)
                .body("detail", containsString("coolDown"));
        put("nobody-2", "emil", Role.ENGINEER, Json.of(Samples.policy())).then().statusCode(404);
        person("vera", Role.VIEWER)
                .get("/api/workflows/v1/policies/unruled")
                .then()
                .statusCode(404);
    }

    /** Makes a renewal older than the sweep's patience. */
    private void age(String id) {
        try (Connection connection = database.getConnection();
                PreparedStatement older =
                        connection.prepareStatement(
                                "update renewal set started_at = started_at - interval '1 hour'"
                                        + " where id = ?")) {
            older.setString(1, id);
            older.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode approve(String id) {
        JsonNode waiting = await(id, "WAITING_FOR_APPROVAL");
        decide(id, "ada", "APPROVE", digest(waiting), null, Role.APPROVER).then().statusCode(200);
        return waiting;
    }

    private static void held(String model, String version) {
        World.WINDOWS.put(
                model,
                new WindowView(
                        new UUID(0, 1),
                        model,
                        version,
                        "w9",
                        Samples.MAY,
                        Samples.MAY.plus(Duration.ofDays(14)),
                        1000,
                        900,
                        "JUDGED",
                        null,
                        List.of(
                                new MetricValue(
                                        "roc_auc", null, 0.7, 0.7, 900, MetricState.OK, 0.66))));
    }

    private static FindingView finding(String model, int windows) {
        return finding(model, UUID.randomUUID(), windows);
    }

    private static FindingView finding(String model, UUID id, int windows) {
        com.fasterxml.jackson.databind.node.ObjectNode node =
                (com.fasterxml.jackson.databind.node.ObjectNode)
                        Json.of(Samples.finding(id, Severity.WARNING, windows, Samples.MAY));
        FindingView finding =
                Json.as(
                        node.put("model", model).put("modelId", World.id(model).toString()),
                        FindingView.class);
        World.FINDINGS.putIfAbsent(id, finding);
        return finding;
    }

    private static void event(String id, FindingView finding) {
        given().header("Authorization", bearer("monitor-service", Role.SERVICE))
                .contentType("application/cloudevents+json")
                .body(
                        Json.of(
                                        Map.of(
                                                "specversion", "1.0",
                                                "id", id,
                                                "source", "/perennial/monitor-service",
                                                "type", EventTypes.FINDING_OPENED,
                                                "time", "2026-01-01T00:00:00Z",
                                                "partitionkey", "k",
                                                "data", finding))
                                .toString())
                .post("/api/workflows/v1/events")
                .then()
                .statusCode(204);
    }

    private static Response govern(String model) {
        return put(model, "emil", Role.ENGINEER, Json.of(Samples.policy()));
    }

    private static Response put(String model, String who, String role, JsonNode policy) {
        return person(who, role).body(policy.toString()).put("/api/workflows/v1/policies/" + model);
    }

    private static Response turn(String who, String role, boolean on) {
        return person(who, role)
                .body("{\"on\":%s,\"reason\":\"a test\"}".formatted(on))
                .put("/api/workflows/v1/automation");
    }

    private static String start(String model, String candidate, String who, String role) {
        Response response = ask("start-" + model, model, candidate, who, role);
        response.then().statusCode(200);
        return response.path("id");
    }

    private static Response ask(
            String key, String model, @Nullable String candidate, String who, String role) {
        return person(who, role)
                .header("Idempotency-Key", key)
                .body(Json.of(new StartRenewal(model, candidate, null, null, "because")).toString())
                .post(RENEWALS);
    }

    private static Response decide(
            String id,
            String who,
            String verdict,
            String digest,
            @Nullable String why,
            String role) {
        return person(who, role)
                .body(
                        Json.of(new Decision(Decision.Verdict.valueOf(verdict), digest, why))
                                .toString())
                .post(RENEWALS + "/" + id + "/decision");
    }

    private static JsonNode await(String id, String state) {
        return org.awaitility.Awaitility.await(state)
                .atMost(Duration.ofSeconds(40))
                .until(() -> renewal(id), it -> it.path("state").asText().equals(state));
    }

    private static JsonNode awaitOther(String id, String evidence) {
        return org.awaitility.Awaitility.await("other evidence")
                .atMost(Duration.ofSeconds(40))
                .until(
                        () -> renewal(id),
                        it ->
                                it.path("state").asText().equals("WAITING_FOR_APPROVAL")
                                        && !it.path("evidence").asText().equals(evidence));
    }

    private static JsonNode renewal(String id) {
        return Json.read(person("vera", Role.VIEWER).get(RENEWALS + "/" + id).asByteArray());
    }

    private static String only(String model) {
        JsonNode page =
                Json.read(
                        person("vera", Role.VIEWER)
                                .get(RENEWALS + "?model=" + model)
                                .asByteArray());
        assertThat(page.path("items")).as(page.toString()).hasSize(1);
        return page.path("items").path(0).path("id").asText();
    }

    private static List<String> rules(String model) {
        return person("vera", Role.VIEWER)
                .get("/api/workflows/v1/considerations?model=" + model)
                .jsonPath()
                .getList("items.rule");
    }

    private static List<String> steps(JsonNode renewal) {
        return renewal.path("history").findValuesAsText("name");
    }

    private static JsonNode facts(JsonNode renewal) {
        return World.evidence(renewal.path("evidence").asText()).facts();
    }

    private static String digest(JsonNode renewal) {
        return World.evidence(renewal.path("evidence").asText()).digest();
    }

    private static RequestSpecification person(String who, String... roles) {
        return given().header("Authorization", bearer(who, roles)).contentType(ContentType.JSON);
    }

    private static String bearer(String who, String... roles) {
        return "Bearer " + dev.perennial.platform.testing.Tokens.of(who, roles);
    }
}

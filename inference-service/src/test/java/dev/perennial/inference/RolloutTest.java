package dev.perennial.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.perennial.contract.Role;
import dev.perennial.contract.inference.Arm;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RolloutTest extends ServingCase {
    private static final String ROLLOUT = OWN + "/models/flights/rollout";

    @Test
    void a_shadow_tries_copies_and_the_champion_answers() {
        put(rollout("2", "SHADOW", 0, "shadow-test")).statusCode(200).body("compared", equalTo(0));
        for (int i = 0; i < 20; i++) {
            infer(flights(2)).statusCode(200).body("model_version", equalTo("1"));
        }

        Awaitility.await().until(() -> view().getInt("compared") == 40);
        JsonPath view = view();
        assertThat(view.getInt("championArm.requests")).isEqualTo(20);
        assertThat(view.getInt("candidateArm.requests")).isEqualTo(20);
        assertThat(view.getInt("candidateArm.errors")).isZero();
        assertThat(view.getLong("candidateArm.p99Micros")).isPositive();
        assertThat(view.getDouble("largestDifference"))
                .isCloseTo(Math.abs(expected("1") - expected("2")), within(1e-6));
        boolean same = expected("1") >= 0.5 == expected("2") >= 0.5;
        assertThat(view.getDouble("changedDecisions")).isEqualTo(same ? 0.0 : 1.0);
        Awaitility.await()
                .until(() ->
                        monitor().taken().values().stream()
                                        .filter(r ->
                                                r.arm() == Arm.SHADOW && r.version().equals("2"))
                                        .count()
                                >= 20);
    }

    @Test
    void a_canary_answers_its_share_and_one_key_stays_with_one_version() {
        put(rollout("2", "CANARY", 30, "canary-test")).statusCode(200);
        Map<String, Integer> counts = new java.util.HashMap<>();
        for (int i = 0; i < 200; i++) {
            counts.merge(sticky("user-" + i), 1, Integer::sum);
        }

        assertThat(counts.get("2")).isBetween(35, 85);
        Set<String> answers = new HashSet<>();
        for (int i = 0; i < 10; i++) {
            answers.add(sticky("always-the-same"));
        }
        assertThat(answers).hasSize(1);
        assertThat(view().getInt("candidateArm.requests") + view().getInt("championArm.requests"))
                .isEqualTo(210);
    }

    private static String sticky(String key) {
        return as(Role.SERVICE)
                .header("X-Sticky-Key", key)
                .body(flights(1))
                .post("/v2/models/flights/infer")
                .then()
                .statusCode(200)
                .extract()
                .path("model_version");
    }

    @Test
    void where_the_candidate_fails_the_champion_answers_and_the_error_is_counted() {
        put(rollout("4", "CANARY", 100, "other-inputs")).statusCode(200);
        infer(flights(1)).statusCode(200).body("model_version", equalTo("1"));
        infer(flights(1).replace("wind", "wins")).statusCode(400);

        assertThat(view().getInt("candidateArm.requests")).isEqualTo(1);
        assertThat(view().getInt("candidateArm.errors")).isEqualTo(1);
    }

    @Test
    void a_rollout_belongs_to_who_started_it_and_ends_with_the_promotion() {
        put(rollout("2", "SHADOW", 0, "renewal-1")).statusCode(200);
        String since = view().getString("since");
        put(rollout("2", "SHADOW", 0, "renewal-1")).statusCode(200).body("since", equalTo(since));
        put(rollout("4", "SHADOW", 0, "renewal-2"))
                .statusCode(409)
                .body("detail", containsString("renewal-1"));
        put(rollout("2", "CANARY", 100, "renewal-1"))
                .statusCode(200)
                .body("mode", equalTo("CANARY"));
        infer(flights(1))
                .body("model_version", equalTo("2"))
                .body("parameters.arm", equalTo("CANARY"));

        registry().champion("2");
        awaitChampion("2");
        Awaitility.await().until(() -> as(Role.VIEWER).get(ROLLOUT).statusCode() == 404);
        infer(flights(1)).body("parameters.arm", equalTo("CHAMPION"));
    }

    @Test
    void a_rollout_that_makes_no_sense_is_refused() {
        put(rollout("1", "SHADOW", 0, "r")).statusCode(422);
        put(rollout("99", "SHADOW", 0, "r")).statusCode(404);
        put(rollout("2", "SHADOW", 5, "r")).statusCode(400);
        put(rollout("2", "CANARY", 101, "r")).statusCode(400);
        put("{}").statusCode(400);
        as(Role.PART)
                .body(rollout("2", "SHADOW", 0, "r"))
                .put(OWN + "/models/trains/rollout")
                .then()
                .statusCode(404);
        as(Role.VIEWER).get(ROLLOUT).then().statusCode(404);
    }

    private static ValidatableResponse put(String body) {
        return as(Role.PART).body(body).put(ROLLOUT).then();
    }

    private static JsonPath view() {
        return as(Role.VIEWER).get(ROLLOUT).then().statusCode(200).extract().jsonPath();
    }

    private static final String ROWS =
            "{\"columns\":[\"wind\",\"hour\",\"carrier\"],\"rows\":[[31.5,20,\"B6\"]]}";

    @Test
    void contributions_sum_to_the_margin_and_the_margin_gives_the_answer() {
        JsonPath answer =
                as(Role.SERVICE)
                        .body(ROWS)
                        .post(OWN + "/models/flights/versions/1/explanation")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();
        double sum = answer.getDouble("baseValue");
        for (String column : SmallModel.COLUMNS) {
            sum += answer.getDouble("contributions." + column);
        }

        assertThat(sum).isCloseTo(answer.getDouble("margin"), within(1e-5));
        assertThat(1 / (1 + Math.exp(-answer.getDouble("margin"))))
                .isCloseTo(expected("1"), within(1e-5));
        assertThat(answer.getDouble("output")).isCloseTo(expected("1"), within(1e-6));
    }

    @Test
    void scores_and_signatures_are_given_without_a_record() {
        long served = as(Role.ADMIN).get(OWN + "/ledger").jsonPath().getLong("served");
        double score =
                as(Role.SERVICE)
                        .body(ROWS)
                        .post(OWN + "/models/flights/versions/2/scores")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getDouble("values[0]");

        assertThat(score).isCloseTo(expected("2"), within(1e-6));
        as(Role.VIEWER)
                .get(OWN + "/models/flights/versions/2/signature")
                .then()
                .body("inputs", hasSize(3))
                .body("threshold", equalTo(0.5f));
        as(Role.SERVICE)
                .body(ROWS.replace("wind", "wins"))
                .post(OWN + "/models/flights/versions/2/scores")
                .then()
                .statusCode(400)
                .body("detail", containsString("wins"));
        as(Role.SERVICE)
                .body("{\"columns\":[\"wind\"],\"rows\":[null]}")
                .post(OWN + "/models/flights/versions/2/scores")
                .then()
                .statusCode(400);
        assertThat(as(Role.ADMIN).get(OWN + "/ledger").jsonPath().getLong("served"))
                .isEqualTo(served);
    }

    @Test
    void a_replay_compares_two_versions_on_recorded_requests() {
        String body = "{\"against\":\"1\",\"requests\":[%s,%s]}".formatted(ROWS, ROWS);
        JsonPath view = replay("2", body);
        assertThat(view.getInt("answered")).isEqualTo(2);
        assertThat(view.getDouble("largestDifference"))
                .isCloseTo(Math.abs(expected("1") - expected("2")), within(1e-6));
        assertThat(view.getLong("candidateP50Micros")).isPositive();

        JsonPath unfit = replay("4", body);
        assertThat(unfit.getInt("answered")).isZero();
        assertThat(unfit.getList("failures")).hasSize(2);
        as(Role.SERVICE)
                .body("{\"requests\":[]}")
                .post(OWN + "/models/flights/versions/2/replay")
                .then()
                .statusCode(200)
                .body("requests", equalTo(0))
                .body("candidateP50Micros", nullValue())
                .body("failures", notNullValue());
    }

    private static JsonPath replay(String version, String body) {
        return as(Role.SERVICE)
                .body(body)
                .post(OWN + "/models/flights/versions/" + version + "/replay")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}

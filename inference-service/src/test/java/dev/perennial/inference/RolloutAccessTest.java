package dev.perennial.inference;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.perennial.contract.Role;
import dev.perennial.platform.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may let a candidate answer requests. */
@QuarkusTest
class RolloutAccessTest extends ServingCase {
    private static final String ROLLOUT = OWN + "/models/flights/rollout";

    @ParameterizedTest
    @ValueSource(
            strings = {
                Role.SERVICE,
                Role.SERVICE + "@flights",
                Role.SCIENTIST,
                Role.ENGINEER,
                Role.ENGINEER + "@flights",
                Role.APPROVER,
                Role.OPERATOR,
                Role.VIEWER
            })
    void nobody_lets_an_unapproved_version_answer_by_a_token_of_their_own(String role) {
        given().auth()
                .oauth2(Tokens.by("gateway", "mallory", role))
                .contentType(ContentType.JSON)
                .body(rollout("2", "CANARY", 100, "x"))
                .put(ROLLOUT)
                .then()
                .statusCode(403)
                .body("detail", allOf(containsString("admin"), not(containsString("part"))));

        infer(flights(1)).statusCode(200).body("model_version", equalTo("1"));
    }

    @Test
    void a_renewal_and_an_administrator_try_a_candidate() {
        as(Role.PART).body(rollout("2", "SHADOW", 0, "r")).put(ROLLOUT).then().statusCode(200);
        as(Role.PART).delete(ROLLOUT).then().statusCode(204);
        as(Role.ADMIN + "@flights")
                .body(rollout("2", "SHADOW", 0, "r"))
                .put(ROLLOUT)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {Role.ENGINEER, Role.ENGINEER + "@flights", Role.OPERATOR})
    void who_answers_for_what_serves_ends_a_trial(String role) {
        as(Role.PART).body(rollout("2", "CANARY", 100, "r")).put(ROLLOUT).then().statusCode(200);

        as(role).delete(ROLLOUT).then().statusCode(204);

        infer(flights(1)).statusCode(200).body("model_version", equalTo("1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {Role.SERVICE, Role.SCIENTIST, Role.VIEWER, Role.ENGINEER + "@trains"})
    void others_leave_a_trial_alone(String role) {
        as(Role.PART).body(rollout("2", "SHADOW", 0, "r")).put(ROLLOUT).then().statusCode(200);

        as(role).delete(ROLLOUT).then().statusCode(403);

        as(Role.VIEWER).get(ROLLOUT).then().statusCode(200);
    }

    @Test
    void a_part_scores_and_explains_for_whoever_asked_it() {
        as(Role.PART, Role.VIEWER + "@flights")
                .body("{\"columns\":[\"wind\",\"hour\",\"carrier\"],\"rows\":[[31.5,20,\"B6\"]]}")
                .post(OWN + "/models/flights/versions/1/explanation")
                .then()
                .statusCode(200);
    }
}

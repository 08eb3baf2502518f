package dev.perennial.inference;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.perennial.contract.Role;
import dev.perennial.platform.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A service that was killed during a canary, and whose champion is ready first. */
@QuarkusTest
@TestProfile(RestartTest.Alone.class)
class RestartedCanaryTest {
    private static final Pattern SKIPPED =
            Pattern.compile(
                    "perennial_inference_skipped_total\\{arm=\"CANARY\",model=\"flights\"[^}]*} [1-9]");

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(Tokens.of("ada", role));
    }

    @Test
    void a_candidate_that_is_not_loaded_is_skipped_and_its_errors_stay_none() {
        Awaitility.await()
                .untilAsserted(() -> given().get("/v2/health/ready").then().statusCode(200));

        for (int i = 0; i < 5; i++) {
            as(Role.SERVICE)
                    .body(ServingCase.flights(1))
                    .post("/v2/models/flights/infer")
                    .then()
                    .statusCode(200)
                    .body("model_version", equalTo("7"))
                    .body("parameters.arm", equalTo("CHAMPION"));
        }

        JsonPath rollout =
                as(Role.VIEWER)
                        .get("/api/inference/v1/models/flights/rollout")
                        .then()
                        .statusCode(200)
                        .body("candidate", equalTo("8"))
                        .body("mode", equalTo("CANARY"))
                        .extract()
                        .jsonPath();
        assertThat(rollout.getInt("candidateArm.requests")).isZero();
        assertThat(rollout.getInt("candidateArm.errors")).isZero();
        assertThat(rollout.getInt("championArm.requests")).isGreaterThanOrEqualTo(5);
        assertThat(as(Role.VIEWER).get("/q/metrics").asString()).containsPattern(SKIPPED);
    }
}

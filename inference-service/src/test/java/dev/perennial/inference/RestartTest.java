package dev.perennial.inference;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.perennial.contract.Role;
import dev.perennial.platform.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(RestartTest.Alone.class)
class RestartTest {
    /** An application of its own. */
    public static class Alone implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(AfterRestart.class));
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    @Test
    void without_the_registry_it_serves_what_it_served() {
        Awaitility.await()
                .untilAsserted(() -> given().get("/v2/health/ready").then().statusCode(200));
        given().auth()
                .oauth2(Tokens.of("ada", Role.SERVICE))
                .body(ServingCase.flights(1))
                .post("/v2/models/flights/infer")
                .then()
                .statusCode(200)
                .body("model_version", equalTo("7"));
        given().auth()
                .oauth2(Tokens.of("ada", Role.SERVICE))
                .body(ServingCase.flights(1))
                .post("/v2/models/never-heard-of/infer")
                .then()
                .statusCode(503);
    }

    @Test
    void what_a_killed_process_had_answered_reaches_the_record() {
        Awaitility.await()
                .until(() ->
                        AfterRestart.monitor()
                                .taken()
                                .containsKey(UUID.fromString(AfterRestart.ANSWERED)));
    }
}

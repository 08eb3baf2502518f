package dev.perennial.retrain;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.contract.Role;
import dev.perennial.platform.testing.PostgresForTests;
import dev.perennial.platform.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the tests of the running service share; they also share the one application. */
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(FakeNeighbours.class)
abstract class RetrainCase {
    static final String TRAININGS = "/api/retrain/v1/trainings";
    static final String COMPARISONS = "/api/retrain/v1/comparisons";
    static final String JOBS = "/api/retrain/v1/jobs";

    static RequestSpecification as(String role) {
        return given().auth().oauth2(Tokens.of("ada", role)).contentType(ContentType.JSON);
    }

    static ObjectNode asked(UUID data, int holdoutDays) {
        ObjectNode asked = FakeNeighbours.JSON.createObjectNode();
        asked.put("model", "m").put("trainingData", data.toString());
        asked.put("holdoutDays", holdoutDays).put("entryPoint", "xgboost-binary").put("seed", 1);
        asked.putObject("parameters").put("num_round", "30").put("max_depth", "3");
        return asked;
    }

    static UUID start(String path, String key, ObjectNode asked) {
        Response answer = post(path, key, asked);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return UUID.fromString(answer.jsonPath().getString("id"));
    }

    static Response post(String path, @Nullable String key, ObjectNode asked) {
        var call = as(Role.SCIENTIST).body(asked.toString());
        return (key == null ? call : call.header("Idempotency-Key", key)).post(path);
    }

    static JsonNode job(UUID id) throws IOException {
        return FakeNeighbours.JSON.readTree(as(Role.VIEWER).get(JOBS + "/" + id).asString());
    }

    static JsonNode ended(UUID id) {
        return await().atMost(Duration.ofSeconds(60))
                .until(() -> job(id), job -> job.path("endedAt").isTextual());
    }
}

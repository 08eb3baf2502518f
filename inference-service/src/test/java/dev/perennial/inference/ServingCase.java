package dev.perennial.inference;

import static io.restassured.RestAssured.given;

import dev.perennial.contract.Role;
import dev.perennial.model.ModelFolder;
import dev.perennial.model.Predictor;
import dev.perennial.model.Table;
import dev.perennial.platform.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A running service with its neighbours, the first version serving, and no rollout. */
@QuarkusTestResource(Neighbourhood.class)
abstract class ServingCase {
    static final String OWN = "/api/inference/v1";

    @BeforeEach
    @AfterEach
    void version_one_serves_and_all_neighbours_answer() {
        registry().away(false);
        monitor().away(false);
        as(Role.ADMIN).delete(OWN + "/models/flights/rollout").then().statusCode(204);
        registry().champion("1");
        awaitChampion("1");
    }

    static FakeRegistry registry() {
        return Neighbourhood.registry();
    }

    static FakeMonitor monitor() {
        return Neighbourhood.monitor();
    }

    static RequestSpecification as(String... roles) {
        return given().auth().oauth2(Tokens.of("ada", roles)).contentType(ContentType.JSON);
    }

    static void awaitChampion(String version) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() ->
                        version.equals(
                                as(Role.ADMIN)
                                        .get(OWN + "/loaded")
                                        .jsonPath()
                                        .getString("find { it.alias == 'champion' }?.version")));
    }

    static ValidatableResponse infer(String body) {
        return as(Role.SERVICE).body(body).post("/v2/models/flights/infer").then();
    }

    /** One tensor a column, as most clients send them. */
    static String flights(int rows) {
        return """
        {"id": "mine", "inputs": [
          {"name": "wind", "datatype": "FP64", "shape": [%1$d], "data": [%2$s]},
          {"name": "hour", "datatype": "INT64", "shape": [%1$d, 1], "data": [%3$s]},
          {"name": "carrier", "datatype": "BYTES", "shape": [%1$d], "data": [%4$s]}]}
        """
                .formatted(rows, times("31.5", rows), times("20", rows), times("\"B6\"", rows));
    }

    private static String times(String value, int rows) {
        return String.join(", ", java.util.Collections.nCopies(rows, value));
    }

    /** What the model library itself says to {@link #flights}. */
    static double expected(String version) {
        List<@Nullable Object> row = List.of(31.5, 20L, "B6");
        Table table = Table.ofRows(SmallModel.COLUMNS, List.of(row));
        try (Predictor predictor = ModelFolder.load(registry().version(version).folder())) {
            return predictor.predict(table).score(0);
        }
    }

    static String rollout(String candidate, String mode, int percent, String reference) {
        return """
        {"candidate": "%s", "mode": "%s", "percent": %d, "reference": "%s"}
        """
                .formatted(candidate, mode, percent, reference);
    }
}

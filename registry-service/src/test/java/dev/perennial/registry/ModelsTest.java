package dev.perennial.registry;

import static dev.perennial.registry.Calls.as;
import static dev.perennial.registry.Calls.fresh;
import static dev.perennial.registry.Calls.part;
import static dev.perennial.registry.Calls.scientist;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import dev.perennial.contract.Role;
import dev.perennial.platform.testing.PostgresForTests;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
class ModelsTest {
    @Inject AgroalDataSource database;

    private static ValidatableResponse move(
            String model, String key, String version, @Nullable String expected) {
        Map<String, @Nullable String> move = new HashMap<>();
        move.put("version", version);
        move.put("expectedVersion", expected);
        move.put("reason", "because");
        move.put("approvedBy", "ada");
        return part().header("Idempotency-Key", key)
                .body(move)
                .put("/api/registry/v1/models/" + model + "/aliases/champion")
                .then();
    }

    @Test
    void a_training_is_recorded_once_whole() {
        String model = fresh("m");
        String key = fresh("job");

        assertThat(Calls.training(key, model)).isEqualTo("1");
        assertThat(Calls.training(key, model)).isEqualTo("1");
        assertThat(Calls.training(fresh("job"), model)).isEqualTo("2");

        scientist()
                .get("/api/registry/v1/models/" + model + "/versions/1")
                .then()
                .body("metrics.roc_auc", is(0.7f))
                .body("files.path", hasItems("MLmodel"));
        scientist()
                .get("/api/registry/v1/models/" + model + "/versions/1/files/MLmodel")
                .then()
                .body(equalTo("flavors: " + key));
        scientist()
                .get("/api/registry/v1/models/" + model + "/versions/1/lineage")
                .then()
                .body("nodes.kind", hasItems("model-version", "run", "data-version"));
    }

    @Test
    void an_alias_moves_by_compare_and_set_and_remembers() {
        String model = fresh("m");
        Calls.training(fresh("job"), model);
        Calls.training(fresh("job"), model);
        String first = fresh("move");

        move(model, first, "1", null).statusCode(200).body("revision", is(1));
        Instant between = Instant.now();
        move(model, first, "1", null).statusCode(200).body("revision", is(1));
        move(model, first, "2", "1").statusCode(409);
        move(model, fresh("move"), "2", null).statusCode(409).body("currentVersion", equalTo("1"));
        move(model, fresh("move"), "2", "1").statusCode(200).body("approvedBy", equalTo("ada"));

        String path = "/api/registry/v1/models/" + model + "/aliases/champion";
        scientist().get(path).then().body("version", equalTo("2"));
        scientist()
                .queryParam("at", between.toString())
                .get(path)
                .then()
                .body("version", equalTo("1"));
        scientist().get(path + "/history").then().body("items", hasSize(2));
        scientist()
                .get("/api/registry/v1/models/" + model + "/versions/2/lineage")
                .then()
                .body("nodes.kind", hasItems("approval"));
    }

    @Test
    void a_move_that_was_made_just_now_may_be_repeated_without_a_key() {
        String model = fresh("m");
        Calls.training(fresh("job"), model);
        String path = "/api/registry/v1/models/" + model + "/aliases/challenger";
        Map<String, String> move = Map.of("version", "1", "reason", "try it");

        for (int i = 0; i < 2; i++) {
            scientist().body(move).put(path).then().statusCode(200).body("revision", is(1));
        }
        scientist()
                .body(Map.of("version", "1", "reason", "another reason"))
                .put(path)
                .then()
                .statusCode(409);
        scientist().get(path + "/history").then().body("items", hasSize(1));
        scientist()
                .body(
                        Map.of(
                                "version",
                                "1",
                                "reason",
                                "x",
                                "expectedVersion",
                                "1",
                                "approvedBy",
                                "b"))
                .put(path)
                .then()
                .statusCode(403);
    }

    @Test
    void a_move_is_audited_and_told_each_subscriber_once() throws SQLException {
        String model = fresh("m");
        Calls.training(fresh("job"), model);
        String key = fresh("move");

        move(model, key, "1", null).statusCode(200);
        move(model, key, "1", null).statusCode(200);
        move(model, fresh("move"), "7", "1").statusCode(404);

        assertThat(count("select count(*) from audit where subject = ?", model + "@champion"))
                .isEqualTo(1);
        assertThat(
                        count(
                                "select count(*) from outbox where subscriber = 'monitor' and subject = ?",
                                model + "@champion"))
                .isEqualTo(1);
    }

    private long count(String sql, String parameter) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setString(1, parameter);
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    @Test
    void a_training_that_is_not_whole_is_refused_and_leaves_nothing() {
        String model = fresh("m");
        Map<String, Object> file = Calls.file("MLmodel", "flavors: {}");
        Map<String, Object> training = new HashMap<>();
        training.put("experiment", "e-" + model);
        training.put("runName", "r");
        training.put("model", model);
        training.put("startedAt", "2026-01-01T00:00:00Z");
        training.put("endedAt", "2026-01-01T00:00:01Z");
        training.put("parameters", Map.of());
        training.put("metrics", Map.of());
        training.put("tags", Map.of());
        training.put("environment", Map.of());
        training.put("trainingData", Calls.data("d-" + model, "x,kind\n1,a\n"));
        training.put("files", List.of(file));

        refused(training, "trainingData", "00000000-0000-0000-0000-000000000000", 404);
        refused(training, "endedAt", "2025-01-01T00:00:00Z", 400);
        refused(training, "metrics", Collections.singletonMap("auc", null), 400);
        refused(training, "tags", Map.of("a", "\0"), 400);
        refused(training, "model", "a/b", 400);
        refused(training, "files", List.of(with(file, "path", "../MLmodel")), 400);
        refused(training, "files", List.of(file, file), 400);
        refused(training, "files", Collections.singletonList(null), 400);
        refused(training, "files", List.of(with(file, "path", "other")), 422);
        refused(training, "files", List.of(with(file, "size", 1)), 422);
        refused(training, "files", List.of(with(file, "sha256", "0".repeat(64))), 422);

        scientist().get("/api/registry/v1/models/" + model).then().statusCode(404);
        Mlflow.get("/experiments/get-by-name", "experiment_name", "e-" + model).statusCode(404);
        String key = fresh("job");
        Calls.training(key, fresh("another"));
        part().header("Idempotency-Key", key)
                .body(training)
                .post("/api/registry/v1/trainings")
                .then()
                .statusCode(409);
    }

    private static Map<String, Object> with(Map<String, Object> map, String key, Object value) {
        Map<String, Object> changed = new HashMap<>(map);
        changed.put(key, value);
        return changed;
    }

    private static void refused(
            Map<String, Object> training, String member, Object value, int status) {
        part().header("Idempotency-Key", fresh("job"))
                .body(with(training, member, value))
                .post("/api/registry/v1/trainings")
                .then()
                .statusCode(status);
    }

    @Test
    void a_scientist_does_not_decide_what_serves() {
        String model = fresh("m");
        Calls.training(fresh("job"), model);

        as("sofia", Role.SCIENTIST)
                .body(Map.of("version", "1", "reason", "mine"))
                .put("/api/registry/v1/models/" + model + "/aliases/champion")
                .then()
                .statusCode(403);
        as("sofia", Role.SCIENTIST)
                .body(Map.of("version", "1", "reason", "mine"))
                .put("/api/registry/v1/models/" + model + "/aliases/challenger")
                .then()
                .statusCode(200);
    }

    @Test
    void unknown_models_versions_and_aliases_are_not_found() {
        scientist().get("/api/registry/v1/models/none").then().statusCode(404);
        String model = fresh("m");
        Calls.training(fresh("job"), model);
        scientist().get("/api/registry/v1/models/" + model + "/versions/9").then().statusCode(404);
        scientist().get("/api/registry/v1/models/" + model + "/versions/x").then().statusCode(400);
        scientist()
                .get("/api/registry/v1/models/" + model + "/aliases/champion")
                .then()
                .statusCode(404);
        scientist().get("/api/registry/v1/models").then().body("items.name", hasItems(model));
    }
}

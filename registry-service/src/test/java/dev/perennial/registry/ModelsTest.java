package dev.perennial.registry;

import static dev.perennial.registry.Calls.as;
import static dev.perennial.registry.Calls.fresh;
import static dev.perennial.registry.Calls.scientist;
import static dev.perennial.registry.Calls.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import dev.perennial.contract.Role;
import dev.perennial.platform.testing.PostgresForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
class ModelsTest {
    private static ValidatableResponse move(
            String model, String key, String version, @Nullable String expected) {
        Map<String, @Nullable String> move = new HashMap<>();
        move.put("version", version);
        move.put("expectedVersion", expected);
        move.put("reason", "because");
        move.put("approvedBy", "ada");
        return service()
                .header("Idempotency-Key", key)
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

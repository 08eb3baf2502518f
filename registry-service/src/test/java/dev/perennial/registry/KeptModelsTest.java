package dev.perennial.registry;

import static dev.perennial.registry.Calls.as;
import static dev.perennial.registry.Calls.fresh;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

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

/** What is asked by a model's id stays answered when its name goes. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
class KeptModelsTest {
    private static final String API = "/api/registry/v1/";

    private static ValidatableResponse read(String path) {
        return as("vera", Role.VIEWER).get(API + path).then();
    }

    private static String id(String model) {
        return read("models/" + model).statusCode(200).extract().path("id");
    }

    private static String digest(String model, String version) {
        return read("models/" + model + "/versions/" + version).extract().path("digest");
    }

    private static void champion(String model, String version, @Nullable String expected) {
        Map<String, @Nullable String> move = new HashMap<>();
        move.put("version", version);
        move.put("expectedVersion", expected);
        move.put("reason", "because");
        move.put("approvedBy", "root");
        as("root", Role.ADMIN)
                .body(move)
                .put(API + "models/" + model + "/aliases/champion")
                .then()
                .statusCode(200);
    }

    private static void delete(String what, Map<String, String> which) {
        as("root", Role.ADMIN)
                .body(which)
                .delete(Mlflow.API + "/" + what + "/delete")
                .then()
                .statusCode(200);
    }

    @Test
    void a_version_that_stands_is_told_with_its_aliases() {
        String model = fresh("kept");
        Calls.training(fresh("job"), model);
        champion(model, "1", null);

        read("models-by-id/" + id(model) + "/versions/1")
                .statusCode(200)
                .body("deletedAt", nullValue())
                .body("version.model", equalTo(model))
                .body("version.digest", equalTo(digest(model, "1")))
                .body("version.aliases", contains("champion"));
    }

    @Test
    void a_deleted_version_is_told_of_with_what_it_was_made_of() {
        String model = fresh("kept");
        Calls.training(fresh("job"), model);
        Calls.training(fresh("job"), model);
        String digest = digest(model, "1");
        delete("model-versions", Map.of("name", model, "version", "1"));

        read("models/" + model + "/versions/1").statusCode(404);
        read("models-by-id/" + id(model) + "/versions/1")
                .statusCode(200)
                .body("deletedAt", notNullValue())
                .body("version.digest", equalTo(digest))
                .body("version.runId", notNullValue())
                .body("version.trainingData", notNullValue())
                .body("version.aliases", empty());
        read("models-by-id/" + id(model) + "/versions/2").body("deletedAt", nullValue());
    }

    @Test
    void a_name_that_is_given_again_leaves_the_first_models_history_alone() {
        String model = fresh("kept");
        Calls.training(fresh("job"), model);
        String first = id(model);
        String digest = digest(model, "1");
        champion(model, "1", null);
        Instant then = Instant.now();
        delete("registered-models", Map.of("name", model));
        Calls.training(fresh("job"), model);
        Calls.training(fresh("job"), model);
        champion(model, "2", null);

        read("models-by-id/" + first + "/versions/1")
                .statusCode(200)
                .body("version.modelId", equalTo(first))
                .body("version.digest", equalTo(digest))
                .body("version.aliases", empty())
                .body("deletedAt", notNullValue());
        String alias = "models-by-id/" + first + "/aliases/champion";
        read(alias + "?at=" + then)
                .statusCode(200)
                .body("version", equalTo("1"))
                .body("approvedBy", equalTo("root"));
        read(alias + "/history").statusCode(200).body("items.version", contains("1"));
        read("models-by-id/" + id(model) + "/versions/1")
                .body("version.digest", not(equalTo(digest)))
                .body("deletedAt", nullValue());
    }

    @Test
    void what_never_was_is_not_found_and_nobody_unknown_reads() {
        String model = fresh("kept");
        Calls.training(fresh("job"), model);
        String of = "models-by-id/" + id(model);
        String none = "models-by-id/00000000-0000-7000-8000-000000000000";

        for (String path :
                new String[] {
                    of + "/versions/2",
                    of + "/aliases/champion?at=2020-01-01T00:00:00Z",
                    of + "/aliases/champion?at=" + Instant.now(),
                    none + "/versions/1",
                    none + "/aliases/champion?at=" + Instant.now(),
                    none + "/aliases/champion/history",
                    "models-by-id/nonsense/versions/1"
                }) {
            read(path).statusCode(404);
        }
        for (String odd :
                new String[] {
                    "/versions/%00",
                    "/versions/99999999999",
                    "/aliases/a%00b?at=2100-01-01T00:00:00Z",
                    "/aliases/a%00b/history",
                    "/aliases/champion?at=%2B999999999-12-31T23:59:59Z",
                    "/aliases/champion?at=-999999999-01-01T00:00:00Z",
                    "/aliases/champion/history?cursor=x"
                }) {
            int status =
                    as("vera", Role.VIEWER)
                            .urlEncodingEnabled(false)
                            .get(API + of + odd)
                            .statusCode();
            assertThat(status).as(odd).isBetween(400, 499);
        }
        read(of + "/versions/x").statusCode(400);
        read(of + "/aliases/champion").statusCode(400);
        given().get(API + of + "/versions/1").then().statusCode(401);
    }
}

package dev.perennial.registry;

import static dev.perennial.registry.Calls.as;
import static dev.perennial.registry.Calls.fresh;
import static dev.perennial.registry.Calls.scientist;
import static dev.perennial.registry.Mlflow.API;
import static dev.perennial.registry.Mlflow.FILES;
import static dev.perennial.registry.Mlflow.delete;
import static dev.perennial.registry.Mlflow.get;
import static dev.perennial.registry.Mlflow.patch;
import static dev.perennial.registry.Mlflow.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import dev.perennial.contract.Role;
import dev.perennial.platform.testing.PostgresForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
class MlflowRegistryTest {
    private static Map<String, String> alias(String name, String alias, String version) {
        return Map.of("name", name, "alias", alias, "version", version);
    }

    @Test
    void a_version_gives_the_files_that_it_was_made_of_for_ever() {
        String name = Mlflow.registered(1);
        String source =
                get("/model-versions/get", "name", name, "version", "1")
                        .body("model_version.status", equalTo("READY"))
                        .body("model_version.tags.value", contains("1"))
                        .extract()
                        .path("model_version.source");
        String id = source.substring("models:/".length());
        String folder =
                get("/logged-models/" + id)
                        .extract()
                        .<String>path("model.info.artifact_uri")
                        .substring("mlflow-artifacts:/".length());
        Mlflow.upload(folder + "/MLmodel", "changed since");

        String uri =
                get("/model-versions/get-download-uri", "name", name, "version", "1")
                        .extract()
                        .path("artifact_uri");
        String frozen = uri.substring("mlflow-artifacts:/".length());
        scientist()
                .queryParam("path", frozen)
                .get(FILES)
                .then()
                .body("files.path", contains("MLmodel"));
        scientist().get(FILES + "/" + frozen + "/MLmodel").then().body(equalTo("v1"));
        scientist()
                .body("x")
                .put(FILES + "/" + frozen + "/MLmodel")
                .then()
                .statusCode(403)
                .body("error_code", equalTo("PERMISSION_DENIED"));
        scientist().delete(FILES + "/" + frozen).then().statusCode(403);
    }

    @Test
    void a_version_is_copied_to_another_model_with_its_lineage() {
        String model = fresh("m");
        Calls.training(fresh("job"), model);
        String copy = Mlflow.registered(0);

        post("/model-versions/create", Map.of("name", copy, "source", "models:/" + model + "/1"))
                .statusCode(200);

        scientist()
                .get("/api/registry/v1/models/" + copy + "/versions/1/lineage")
                .then()
                .body("nodes.kind", contains("model-version", "run", "data-version"));
        post("/model-versions/create", Map.of("name", copy, "source", "models:/" + model + "/9"))
                .statusCode(404);
    }

    @Test
    void aliases_are_set_moved_shown_and_removed() {
        String name = Mlflow.registered(2);
        post("/registered-models/alias", alias(name, "challenger", "1")).statusCode(200);
        post("/registered-models/alias", alias(name, "challenger", "2")).statusCode(200);

        get("/registered-models/alias", "name", name, "alias", "challenger")
                .body("model_version.version", equalTo("2"))
                .body("model_version.aliases", contains("challenger"));
        get("/registered-models/get", "name", name)
                .body("registered_model.aliases.version", contains("2"))
                .body("registered_model.latest_versions.version", contains("2"));
        scientist()
                .get("/api/registry/v1/models/" + name + "/aliases/challenger/history")
                .then()
                .body("items.version", contains("2", "1"))
                .body("items.movedBy", contains("sofia", "sofia"));

        delete("/registered-models/alias", Map.of("name", name, "alias", "challenger"))
                .statusCode(200);
        get("/registered-models/alias", "name", name, "alias", "challenger")
                .statusCode(400)
                .body("error_code", equalTo("INVALID_PARAMETER_VALUE"));
    }

    @Test
    void what_serves_is_set_and_removed_by_an_administrator_only() {
        String name = Mlflow.registered(1);

        post("/registered-models/alias", alias(name, "champion", "1"))
                .statusCode(403)
                .body("error_code", equalTo("PERMISSION_DENIED"))
                .body("message", containsString("approver"));
        as("ada", Role.APPROVER + "@" + name)
                .body(alias(name, "champion", "1"))
                .post(API + "/registered-models/alias")
                .then()
                .statusCode(403);
        as("root", Role.ADMIN)
                .body(alias(name, "champion", "1"))
                .post(API + "/registered-models/alias")
                .then()
                .statusCode(200);
        as("ada", Role.APPROVER)
                .body(Map.of("name", name, "alias", "champion"))
                .delete(API + "/registered-models/alias")
                .then()
                .statusCode(403);

        delete("/model-versions/delete", Map.of("name", name, "version", "1")).statusCode(403);
        delete("/registered-models/delete", Map.of("name", name)).statusCode(403);
        as("root", Role.ADMIN)
                .body(Map.of("name", name))
                .delete(API + "/registered-models/delete")
                .then()
                .statusCode(200);
        get("/registered-models/get", "name", name).statusCode(404);
    }

    @Test
    void a_viewer_reads_and_changes_nothing() {
        String name = Mlflow.registered(1);
        as("vera", Role.VIEWER)
                .queryParam("name", name)
                .get(API + "/registered-models/get")
                .then()
                .statusCode(200);
        as("vera", Role.VIEWER)
                .body(alias(name, "mine", "1"))
                .post(API + "/registered-models/alias")
                .then()
                .statusCode(403);
        as("vera", Role.VIEWER)
                .body(Map.of("name", fresh("e")))
                .post(API + "/experiments/create")
                .then()
                .statusCode(403)
                .body("error_code", equalTo("PERMISSION_DENIED"));
    }

    @Test
    void a_deleted_version_keeps_its_number_and_loses_its_aliases() {
        String name = Mlflow.registered(2);
        post("/registered-models/alias", alias(name, "season", "2"));

        delete("/model-versions/delete", Map.of("name", name, "version", "2")).statusCode(200);

        get("/model-versions/get", "name", name, "version", "2").statusCode(404);
        get("/registered-models/alias", "name", name, "alias", "season").statusCode(400);
        String experiment = Mlflow.experiment();
        String id = Mlflow.model(experiment, Mlflow.run(experiment), "v3");
        post("/model-versions/create", Map.of("name", name, "source", "models:/" + id))
                .body("model_version.version", equalTo("3"));
    }

    @Test
    void models_and_versions_are_described_tagged_found_and_renamed() {
        String name = Mlflow.registered(2);
        patch("/registered-models/update", Map.of("name", name, "description", "Roses"))
                .body("registered_model.description", equalTo("Roses"));
        post("/registered-models/set-tag", Map.of("name", name, "key", "k", "value", name));
        patch(
                        "/model-versions/update",
                        Map.of("name", name, "version", "1", "description", "first"))
                .body("model_version.description", equalTo("first"));
        post(
                "/model-versions/set-tag",
                Map.of("name", name, "version", "1", "key", "k", "value", "v"));

        get(
                        "/registered-models/search",
                        "filter",
                        "name = '" + name + "' AND tag.`mlflow.prompt.is_prompt` != 'true'")
                .body("registered_models.name", contains(name));
        get("/registered-models/search", "filter", "tags.k = '" + name + "'")
                .body("registered_models.name", contains(name));
        get("/model-versions/search", "filter", "name = '" + name + "' and tags.k = 'v'")
                .body("model_versions.version", contains("1"));
        get("/model-versions/search", "filter", "name = '" + name + "'", "max_results", "1")
                .body("model_versions.version", contains("2"))
                .body("$", hasKey("next_page_token"));
        post("/registered-models/get-latest-versions", Map.of("name", name))
                .body("model_versions.version", contains("2"));
        delete("/registered-models/delete-tag", Map.of("name", name, "key", "k"));
        delete("/model-versions/delete-tag", Map.of("name", name, "version", "1", "key", "k"));
        get("/registered-models/get", "name", name).body("registered_model", not(hasKey("tags")));

        String other = fresh("renamed");
        post("/registered-models/rename", Map.of("name", name, "new_name", other))
                .body("registered_model.name", equalTo(other));
        get("/model-versions/get", "name", other, "version", "1").statusCode(200);
        post("/registered-models/create", Map.of("name", other))
                .statusCode(400)
                .body("error_code", equalTo("RESOURCE_ALREADY_EXISTS"));
    }

    @Test
    void versions_made_at_once_are_numbered_without_gaps() throws Exception {
        String name = Mlflow.registered(0);
        String experiment = Mlflow.experiment();
        String id = Mlflow.model(experiment, Mlflow.run(experiment), "v");
        Callable<String> create =
                () ->
                        post(
                                        "/model-versions/create",
                                        Map.of("name", name, "source", "models:/" + id))
                                .statusCode(200)
                                .extract()
                                .path("model_version.version");

        List<String> numbers;
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Future<String>> made =
                    threads.invokeAll(IntStream.range(0, 24).mapToObj(i -> create).toList());
            numbers = made.stream().map(Future::resultNow).toList();
        }

        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 24).mapToObj(String::valueOf).toList());
    }
}

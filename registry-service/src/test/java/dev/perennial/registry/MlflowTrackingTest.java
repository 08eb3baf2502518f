package dev.perennial.registry;

import static dev.perennial.registry.Calls.fresh;
import static dev.perennial.registry.Calls.scientist;
import static dev.perennial.registry.Mlflow.FILES;
import static dev.perennial.registry.Mlflow.get;
import static dev.perennial.registry.Mlflow.patch;
import static dev.perennial.registry.Mlflow.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.perennial.platform.testing.PostgresForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
class MlflowTrackingTest {
    private static Map<String, Object> metric(String key, Object value, int step) {
        return Map.of("key", key, "value", value, "timestamp", 1000 + step, "step", step);
    }

    private static Map<String, String> pair(String key, String value) {
        return Map.of("key", key, "value", value);
    }

    @Test
    void what_is_logged_to_a_run_is_read_back() {
        String experiment = Mlflow.experiment();
        String run = Mlflow.run(experiment);

        post(
                        "/runs/log-batch",
                        Map.of(
                                "run_id", run,
                                "metrics",
                                        List.of(
                                                metric("loss", 0.5, 1),
                                                metric("loss", 0.25, 2),
                                                metric("loss", 0.25, 2)),
                                "params", List.of(pair("depth", "3")),
                                "tags", List.of(pair("kind", "tree"))))
                .statusCode(200);
        post("/runs/log-metric", Map.of("run_id", run, "key", "odd", "value", "NaN"))
                .statusCode(200);
        post("/runs/log-parameter", Map.of("run_id", run, "key", "eta", "value", "0.1"))
                .statusCode(200);
        post("/runs/set-tag", Map.of("run_id", run, "key", "mlflow.runName", "value", "rose"))
                .statusCode(200);
        post("/runs/log-inputs", Map.of("run_id", run, "datasets", List.of(Map.of("a", 1))))
                .statusCode(200);
        post("/runs/outputs", Map.of("run_id", run, "models", List.of(Map.of("model_id", "m"))))
                .statusCode(200);
        post("/runs/update", Map.of("run_id", run, "status", "FINISHED", "end_time", "2000"))
                .statusCode(200)
                .body("run_info.end_time", is(2000));

        get("/runs/get", "run_id", run)
                .statusCode(200)
                .body("run.info.run_uuid", equalTo(run))
                .body("run.info.run_name", equalTo("rose"))
                .body("run.info.status", equalTo("FINISHED"))
                .body(
                        "run.info.artifact_uri",
                        equalTo("mlflow-artifacts:/" + experiment + "/" + run + "/artifacts"))
                .body("run.data.metrics.find { it.key == 'loss' }.value", is(0.25f))
                .body("run.data.metrics.find { it.key == 'odd' }.value", equalTo("NaN"))
                .body("run.data.params.key", hasItem("eta"))
                .body("run.data.tags.value", hasItem("tree"))
                .body("run.inputs.dataset_inputs[0].a", is(1))
                .body("run.outputs.model_outputs[0].model_id", equalTo("m"));
        String next =
                get("/metrics/get-history", "run_id", run, "metric_key", "loss", "max_results", "1")
                        .body("metrics.value", contains(0.5f))
                        .extract()
                        .path("next_page_token");
        get("/metrics/get-history", "run_id", run, "metric_key", "loss", "page_token", next)
                .body("metrics.value", contains(0.25f))
                .body("$", not(hasKey("next_page_token")));
    }

    @Test
    void a_conflicting_batch_writes_nothing() {
        String run = Mlflow.run(Mlflow.experiment());
        post("/runs/log-parameter", Map.of("run_id", run, "key", "depth", "value", "3"));

        post(
                        "/runs/log-batch",
                        Map.of(
                                "run_id", run,
                                "metrics", List.of(metric("loss", 1, 1)),
                                "params", List.of(pair("depth", "4")),
                                "tags", List.of(pair("kind", "tree"))))
                .statusCode(400)
                .body("error_code", equalTo("INVALID_PARAMETER_VALUE"))
                .body("message", startsWith("Changing param values is not allowed"));

        get("/runs/get", "run_id", run)
                .body("run.data", not(hasKey("metrics")))
                .body("run.data.tags.key", contains("mlflow.runName"));
    }

    @Test
    void runs_are_found_by_filter_and_order_page_by_page() {
        String experiment = Mlflow.experiment();
        for (int i = 1; i <= 3; i++) {
            post(
                    "/runs/log-batch",
                    Map.of(
                            "run_id", Mlflow.run(experiment),
                            "metrics", List.of(metric("auc", i / 10.0, 0)),
                            "params", List.of(pair("n", "" + i))));
        }
        Map<String, Object> search =
                Map.of(
                        "experiment_ids",
                        List.of(experiment),
                        "filter",
                        "metrics.auc > 0.1 AND attributes.status = 'RUNNING'",
                        "order_by",
                        List.of("metrics.auc DESC"),
                        "max_results",
                        1);

        String next =
                post("/runs/search", search)
                        .statusCode(200)
                        .body("runs.data.params.value.flatten()", contains("3"))
                        .extract()
                        .path("next_page_token");
        Map<String, Object> more = new java.util.HashMap<>(search);
        more.put("page_token", next);
        post("/runs/search", more)
                .body("runs.data.params.value.flatten()", contains("2"))
                .body("$", not(hasKey("next_page_token")));

        post(
                        "/runs/search",
                        Map.of("experiment_ids", List.of(experiment), "filter", "a = 1 OR b = 2"))
                .statusCode(400)
                .body("error_code", equalTo("INVALID_PARAMETER_VALUE"))
                .body("message", containsString("joined by AND"));
    }

    @Test
    void deleted_runs_and_experiments_are_out_of_sight_until_restored() {
        String experiment = Mlflow.experiment();
        String run = Mlflow.run(experiment);
        Map<String, Object> search = Map.of("experiment_ids", List.of(experiment));

        post("/runs/delete", Map.of("run_id", run)).statusCode(200);
        post("/runs/search", search).body("$", not(hasKey("runs")));
        post("/runs/set-tag", Map.of("run_id", run, "key", "a", "value", "b")).statusCode(400);
        post("/runs/restore", Map.of("run_id", run)).statusCode(200);
        post("/runs/search", search).body("runs.info.run_id", contains(run));

        post("/experiments/delete", Map.of("experiment_id", experiment)).statusCode(200);
        post("/runs/create", Map.of("experiment_id", experiment)).statusCode(400);
        get("/experiments/get", "experiment_id", experiment)
                .body("experiment.lifecycle_stage", equalTo("deleted"));
        post("/experiments/restore", Map.of("experiment_id", experiment)).statusCode(200);
        Mlflow.run(experiment);
    }

    @Test
    void experiments_are_named_once_renamed_and_tagged() {
        String experiment = Mlflow.experiment();
        String name = fresh("renamed");

        post("/experiments/update", Map.of("experiment_id", experiment, "new_name", name))
                .statusCode(200);
        post("/experiments/create", Map.of("name", name))
                .statusCode(400)
                .body("error_code", equalTo("RESOURCE_ALREADY_EXISTS"));
        post("/experiments/update", Map.of("experiment_id", "0", "new_name", name))
                .statusCode(400)
                .body("error_code", equalTo("RESOURCE_ALREADY_EXISTS"));
        post(
                        "/experiments/set-experiment-tag",
                        Map.of("experiment_id", experiment, "key", "team", "value", name))
                .statusCode(200);
        post("/experiments/search", Map.of("filter", "tags.team = '" + name + "'"))
                .body("experiments.experiment_id", contains(experiment));
        post(
                        "/experiments/delete-experiment-tag",
                        Map.of("experiment_id", experiment, "key", "team"))
                .statusCode(200);
        get("/experiments/get-by-name", "experiment_name", name)
                .body("experiment.artifact_location", equalTo("mlflow-artifacts:/" + experiment))
                .body("experiment", not(hasKey("tags")));
        get("/experiments/get", "experiment_id", "0").body("experiment.name", equalTo("Default"));
    }

    @Test
    void artifacts_are_kept_listed_given_and_deleted() {
        String experiment = Mlflow.experiment();
        String run = Mlflow.run(experiment);
        String root = experiment + "/" + run + "/artifacts";
        Mlflow.upload(root + "/notes/a b.txt", "hello");
        Mlflow.upload(root + "/notes/a b.txt", "hello again");
        Mlflow.upload(root + "/top.txt", "x");

        get("/artifacts/list", "run_id", run)
                .body("files.path", contains("top.txt", "notes"))
                .body("files.is_dir", contains(false, true));
        get("/artifacts/list", "run_id", run, "path", "notes")
                .body("files.path", contains("notes/a b.txt"))
                .body("files.file_size", contains(11));
        scientist()
                .queryParam("path", root)
                .get(FILES)
                .then()
                .body("files.path", contains("top.txt", "notes"));
        scientist()
                .get(FILES + "/" + root + "/notes/a b.txt")
                .then()
                .statusCode(200)
                .header("X-Content-Type-Options", "nosniff")
                .body(equalTo("hello again"));
        scientist().delete(FILES + "/" + root + "/notes").then().statusCode(200);
        scientist()
                .get(FILES + "/" + root + "/notes/a b.txt")
                .then()
                .statusCode(404)
                .body("error_code", equalTo("RESOURCE_DOES_NOT_EXIST"));
    }

    @Test
    void no_path_climbs_out_of_the_artifacts() {
        for (String path : List.of("1/../../x", "1/..%2f..%2fx", "1/%252e%252e/x", "1/..;/x")) {
            scientist()
                    .urlEncodingEnabled(false)
                    .delete(FILES + "/" + path)
                    .then()
                    .statusCode(not(200));
        }
        scientist().queryParam("path", "..").get(FILES).then().statusCode(400);
    }

    @Test
    void logged_models_are_tagged_searched_and_deleted() {
        String experiment = Mlflow.experiment();
        String id = Mlflow.model(experiment, Mlflow.run(experiment), "flavors: {}");

        patch("/logged-models/" + id + "/tags", Map.of("tags", List.of(pair("a", "b"))))
                .statusCode(200);
        post("/logged-models/" + id + "/params", Map.of("params", List.of(pair("n", "1"))))
                .statusCode(200);
        post(
                        "/logged-models/search",
                        Map.of(
                                "experiment_ids",
                                List.of(experiment),
                                "filter",
                                "name = 'model' AND params.n = '1' AND tags.a = 'b'"))
                .body("models.info.model_id", contains(id))
                .body("models[0].info.status", equalTo("LOGGED_MODEL_READY"));
        scientist().delete(Mlflow.API + "/logged-models/" + id + "/tags/a").then().statusCode(200);
        get("/logged-models/" + id)
                .body("model.info", not(hasKey("tags")))
                .body(
                        "model.info.artifact_uri",
                        equalTo(
                                "mlflow-artifacts:/"
                                        + experiment
                                        + "/models/"
                                        + id
                                        + "/artifacts"));
        patch("/logged-models/" + id, Map.of("status", "WHATEVER")).statusCode(400);
        scientist().delete(Mlflow.API + "/logged-models/" + id).then().statusCode(200);
        assertThat(get("/logged-models/" + id).extract().statusCode()).isEqualTo(404);
    }
}

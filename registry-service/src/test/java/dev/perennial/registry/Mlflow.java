package dev.perennial.registry;

import static dev.perennial.registry.Calls.scientist;

import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** MLflow's calls in tests, as its stock client makes them. */
final class Mlflow {
    static final String API = "/api/2.0/mlflow";
    static final String FILES = "/api/2.0/mlflow-artifacts/artifacts";

    private Mlflow() {}

    static ValidatableResponse post(String path, Object body) {
        return scientist().body(body).post(API + path).then();
    }

    static ValidatableResponse patch(String path, Object body) {
        return scientist().body(body).patch(API + path).then();
    }

    static ValidatableResponse delete(String path, Object body) {
        return scientist().body(body).delete(API + path).then();
    }

    static ValidatableResponse get(String path, String... query) {
        var call = scientist();
        for (int i = 0; i < query.length; i += 2) {
            call.queryParam(query[i], query[i + 1]);
        }
        return call.get(API + path).then();
    }

    static String experiment() {
        return post("/experiments/create", Map.of("name", Calls.fresh("e")))
                .statusCode(200)
                .extract()
                .path("experiment_id");
    }

    static String run(String experiment) {
        return post("/runs/create", Map.of("experiment_id", experiment, "start_time", 1000))
                .statusCode(200)
                .extract()
                .path("run.info.run_id");
    }

    static void upload(String path, String text) {
        scientist()
                .contentType("application/octet-stream")
                .body(text.getBytes(StandardCharsets.UTF_8))
                .put(FILES + "/" + path)
                .then()
                .statusCode(200);
    }

    /** Logs a model of one file and tells its id. */
    static String model(String experiment, String run, String text) {
        String id =
                post(
                                "/logged-models",
                                Map.of(
                                        "experiment_id", experiment,
                                        "name", "model",
                                        "source_run_id", run))
                        .statusCode(200)
                        .extract()
                        .path("model.info.model_id");
        upload(experiment + "/models/" + id + "/artifacts/MLmodel", text);
        patch("/logged-models/" + id, Map.of("status", "LOGGED_MODEL_READY"))
                .statusCode(200)
                .extract();
        return id;
    }

    /** Registers versions 1 to n of a new model, each of one file with the text {@code v<n>}. */
    static String registered(int versions) {
        String name = Calls.fresh("registered");
        post("/registered-models/create", Map.of("name", name)).statusCode(200);
        String experiment = experiment();
        String run = run(experiment);
        for (int i = 1; i <= versions; i++) {
            String id = model(experiment, run, "v" + i);
            post(
                            "/model-versions/create",
                            Map.of(
                                    "name",
                                    name,
                                    "source",
                                    "models:/" + id,
                                    "tags",
                                    List.of(Map.of("key", "n", "value", "" + i))))
                    .statusCode(200);
        }
        return name;
    }
}

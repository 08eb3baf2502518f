package dev.perennial.registry;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perennial.contract.Role;
import dev.perennial.platform.testing.Tokens;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Calls to the service in tests. */
final class Calls {
    static final ObjectMapper JSON = new ObjectMapper();

    private Calls() {}

    static RequestSpecification as(String person, String... roles) {
        return given().auth().oauth2(Tokens.of(person, roles)).contentType("application/json");
    }

    static RequestSpecification scientist() {
        return as("sofia", Role.SCIENTIST);
    }

    /** A part of the platform in its own name. */
    static RequestSpecification part() {
        return as("retrain-service", Role.PART);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts a text in the content store. */
    static String blob(String text) {
        return blob(text.getBytes(StandardCharsets.UTF_8));
    }

    static String blob(byte[] bytes) {
        String address = sha256(bytes);
        scientist()
                .contentType("application/octet-stream")
                .body(bytes)
                .put("/api/registry/v1/blobs/" + address)
                .then()
                .statusCode(204);
        return address;
    }

    static Map<String, Object> file(String path, String text) {
        return file(path, text.getBytes(StandardCharsets.UTF_8));
    }

    static Map<String, Object> file(String path, byte[] bytes) {
        return Map.of("path", path, "size", bytes.length, "sha256", blob(bytes));
    }

    /** Registers a small data set. */
    static String data(String dataset, String csv) {
        return scientist()
                .body(
                        Map.of(
                                "dataset", dataset,
                                "files", List.of(file("rows.csv", csv)),
                                "schema",
                                        List.of(
                                                column("x", "NUMERIC", "FEATURE"),
                                                column("kind", "CATEGORICAL", "FEATURE")),
                                "origin", Map.of("kind", "upload")))
                .post("/api/registry/v1/data-versions")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
    }

    static Map<String, Object> column(String name, String type, String purpose) {
        return Map.of("name", name, "type", type, "purpose", purpose, "nullable", true);
    }

    /** Records a training under a key and tells the version. */
    static String training(String key, String model) {
        return part().header("Idempotency-Key", key)
                .body(
                        Map.ofEntries(
                                Map.entry("experiment", "trainings of " + model),
                                Map.entry("runName", "run " + key),
                                Map.entry("model", model),
                                Map.entry("startedAt", "2026-01-01T00:00:00Z"),
                                Map.entry("endedAt", "2026-01-01T00:01:00Z"),
                                Map.entry("parameters", Map.of("max_depth", "3")),
                                Map.entry("metrics", Map.of("roc_auc", 0.7)),
                                Map.entry("tags", Map.of("kind", "test")),
                                Map.entry("trainingData", data("d-" + model, "x,kind\n1,a\n,b\n")),
                                Map.entry("environment", Map.of("java.version", "25")),
                                Map.entry("files", List.of(file("MLmodel", "flavors: " + key)))))
                .post("/api/registry/v1/trainings")
                .then()
                .statusCode(200)
                .extract()
                .path("version");
    }

    static String fresh(String name) {
        return name + "-" + UUID.randomUUID().toString().substring(0, 8);
    }
}

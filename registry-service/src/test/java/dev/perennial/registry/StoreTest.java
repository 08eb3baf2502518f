package dev.perennial.registry;

import static dev.perennial.registry.Calls.as;
import static dev.perennial.registry.Calls.blob;
import static dev.perennial.registry.Calls.scientist;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import dev.perennial.contract.Role;
import dev.perennial.platform.testing.PostgresForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
class StoreTest {
    @Test
    void bytes_come_back_from_their_address() {
        String address = blob("perennial");

        scientist()
                .get("/api/registry/v1/blobs/" + address)
                .then()
                .statusCode(200)
                .body(equalTo("perennial"));
    }

    @Test
    void other_bytes_than_announced_are_refused() {
        scientist()
                .contentType("application/octet-stream")
                .body("weeds".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .put("/api/registry/v1/blobs/" + "0".repeat(64))
                .then()
                .statusCode(422)
                .body("detail", containsString("SHA-256"));
    }

    @Test
    void a_wrong_or_unknown_address_says_so() {
        scientist().get("/api/registry/v1/blobs/xyz").then().statusCode(400);
        scientist().get("/api/registry/v1/blobs/" + "1".repeat(64)).then().statusCode(404);
    }

    @Test
    void nobody_enters_without_identity_and_a_viewer_writes_nothing() {
        given().get("/api/registry/v1/data-versions").then().statusCode(401);
        as("vera", Role.VIEWER)
                .body(Map.of())
                .post("/api/registry/v1/code-versions")
                .then()
                .statusCode(403);
    }

    @Test
    void the_same_content_is_the_same_data_version_with_its_profile() {
        String dataset = Calls.fresh("same");
        String first = Calls.data(dataset, "x,kind\n1,a\n3,a\n,b\n");
        String second = Calls.data(dataset, "x,kind\n1,a\n3,a\n,b\n");
        String third = Calls.data(dataset, "x,kind\n2,a\n");

        org.assertj.core.api.Assertions.assertThat(second).isEqualTo(first).isNotEqualTo(third);
        scientist()
                .get("/api/registry/v1/data-versions/" + first)
                .then()
                .body("number", is(1))
                .body("profile.rows", is(3))
                .body("profile.columns.x.missing", is(1))
                .body("profile.columns.x.max", is(3.0f))
                .body("profile.columns.kind.categories.a", is(2));
        scientist()
                .queryParam("dataset", dataset)
                .queryParam("limit", 1)
                .get("/api/registry/v1/data-versions")
                .then()
                .body("items[0].number", is(2))
                .body("nextCursor", notNullValue());
    }

    @Test
    void data_whose_bytes_are_not_there_is_refused() {
        scientist()
                .body(
                        Map.of(
                                "dataset", "d",
                                "files",
                                        List.of(
                                                Map.of(
                                                        "path",
                                                        "rows.csv",
                                                        "size",
                                                        1,
                                                        "sha256",
                                                        "2".repeat(64))),
                                "schema", List.of(Calls.column("x", "NUMERIC", "FEATURE")),
                                "origin", Map.of("kind", "upload")))
                .post("/api/registry/v1/data-versions")
                .then()
                .statusCode(422)
                .body("detail", containsString("put its bytes"));
    }

    @Test
    void the_same_tree_is_the_same_code_version() {
        Map<String, Object> code =
                Map.of(
                        "project", Calls.fresh("code"),
                        "treeDigest", "a".repeat(64),
                        "entryPoints", List.of("train"));
        String first = scientist().body(code).post("/api/registry/v1/code-versions").path("id");
        scientist()
                .body(code)
                .post("/api/registry/v1/code-versions")
                .then()
                .body("id", equalTo(first));
    }

    @Test
    void evidence_is_sealed_by_the_digest_of_its_canonical_form() {
        String key = Calls.fresh("seal");
        Map<String, Object> evidence =
                Map.of("model", "m", "subjectVersion", "1", "facts", Map.of("b", 1, "a", "x"));
        String id =
                Calls.part()
                        .header("Idempotency-Key", key)
                        .body(evidence)
                        .post("/api/registry/v1/evidence")
                        .then()
                        .statusCode(200)
                        .body(
                                "digest",
                                equalTo(
                                        Calls.sha256(
                                                "{\"a\":\"x\",\"b\":1}"
                                                        .getBytes(
                                                                java.nio.charset.StandardCharsets
                                                                        .UTF_8))))
                        .extract()
                        .path("id");
        Calls.part()
                .header("Idempotency-Key", key)
                .body(evidence)
                .post("/api/registry/v1/evidence")
                .then()
                .body("id", equalTo(id));
        Calls.part()
                .header("Idempotency-Key", key)
                .body(Map.of("model", "m", "subjectVersion", "1", "facts", Map.of("a", "y")))
                .post("/api/registry/v1/evidence")
                .then()
                .statusCode(409);
        scientist()
                .queryParam("subject", "m/1")
                .get("/api/registry/v1/audit")
                .then()
                .body("items.action", hasItem("evidence.seal"));
    }

    @Test
    void malformed_json_and_cursors_are_the_callers_fault() {
        scientist().body("{oops").post("/api/registry/v1/code-versions").then().statusCode(400);
        scientist().queryParam("cursor", "!!").get("/api/registry/v1/audit").then().statusCode(400);
        scientist().get("/api/registry/v1/data-versions/no-uuid").then().statusCode(404);
    }

    @Test
    void it_is_ready_while_its_store_and_database_are() {
        given().get("/q/health/ready").then().statusCode(200).body("checks.name", hasItem("store"));
    }
}

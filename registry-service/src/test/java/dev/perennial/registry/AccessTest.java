package dev.perennial.registry;

import static dev.perennial.registry.Calls.as;
import static dev.perennial.registry.Calls.blob;
import static dev.perennial.registry.Calls.fresh;
import static dev.perennial.registry.Calls.part;
import static dev.perennial.registry.Calls.scientist;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.perennial.contract.Role;
import dev.perennial.platform.testing.ApiDescriptions;
import dev.perennial.platform.testing.PostgresForTests;
import dev.perennial.platform.testing.Tokens;
import dev.perennial.registry.store.StoreConfig;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
class AccessTest {
    private static final String API = "/api/registry/v1/";

    private final StoreConfig store;

    @Inject
    AccessTest(StoreConfig store) {
        this.store = store;
    }

    @ParameterizedTest
    @ValueSource(strings = {"data-versions", "code-versions", "audit"})
    void every_role_reads_and_nobody_else(String listing) {
        for (String role :
                List.of(
                        Role.ADMIN,
                        Role.SCIENTIST,
                        Role.ENGINEER,
                        Role.APPROVER,
                        Role.OPERATOR,
                        Role.VIEWER,
                        Role.SERVICE,
                        Role.APPROVER + "@flights")) {
            as("rob", role).get(API + listing).then().statusCode(200);
        }
        given().get(API + listing).then().statusCode(401).body("detail", containsString("token"));
        given().auth().oauth2("e30.e30.e30").get(API + listing).then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {Role.APPROVER, Role.OPERATOR, Role.VIEWER, Role.SCIENTIST + "@flights"})
    void readers_write_nothing(String role) {
        byte[] bytes = role.getBytes(StandardCharsets.UTF_8);
        String address = Calls.sha256(bytes);
        as("rob", role)
                .contentType("application/octet-stream")
                .body(bytes)
                .put(API + "blobs/" + address)
                .then()
                .statusCode(403);
        scientist().get(API + "blobs/" + address).then().statusCode(404);
        for (String listing : List.of("data-versions", "code-versions", "evidence")) {
            as("rob", role).body(Map.of()).post(API + listing).then().statusCode(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{oops", "[]", "1", "null", "{\"project\":{}}"})
    void bad_json_is_the_callers_fault(String body) {
        for (String listing : List.of("data-versions", "code-versions", "evidence")) {
            part().header("Idempotency-Key", "k")
                    .body(body)
                    .post(API + listing)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("status", is(400));
        }
    }

    @Test
    void the_api_is_the_one_that_is_described() {
        ApiDescriptions.assertAsCommitted("registry-service");
    }

    @Test
    void a_document_of_more_than_sixteen_mebibytes_is_too_large_and_a_file_is_not() {
        byte[] large = new byte[(16 << 20) + 1];
        Arrays.fill(large, (byte) ' ');
        scientist().body(large).post(API + "code-versions").then().statusCode(413);
        String address = Calls.sha256(large);
        scientist()
                .contentType("application/octet-stream")
                .body(large)
                .put(API + "blobs/" + address)
                .then()
                .statusCode(204);
        assertThat(scientist().get(API + "blobs/" + address).asByteArray()).isEqualTo(large);
    }

    @Test
    void a_damaged_file_is_never_a_good_answer() throws IOException {
        String text = fresh("whole ".repeat(20_000));
        String address = blob(text);
        Path file =
                store.directory()
                        .resolve("objects/" + address.substring(0, 2) + "/" + address.substring(2));
        Files.writeString(file, "x" + text.substring(1));
        assertThatThrownBy(() -> scientist().get(API + "blobs/" + address).asByteArray())
                .isInstanceOf(IOException.class);
        Files.delete(file);

        String small = fresh("small");
        String smallAddress = blob(small);
        file =
                store.directory()
                        .resolve(
                                "objects/"
                                        + smallAddress.substring(0, 2)
                                        + "/"
                                        + smallAddress.substring(2));
        Files.writeString(file, "tampered");
        scientist().get(API + "blobs/" + smallAddress).then().statusCode(500);
        Files.delete(file);
    }

    @Test
    void an_upload_that_breaks_off_is_not_kept() throws IOException {
        String path = "/api/2.0/mlflow-artifacts/artifacts/" + fresh("broken") + "/model.bin";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            OutputStream out = socket.getOutputStream();
            String head =
                    String.join(
                            "\r\n",
                            "PUT " + path + " HTTP/1.1",
                            "Host: localhost",
                            "Authorization: Bearer " + Tokens.of("sofia", Role.SCIENTIST),
                            "Content-Type: application/octet-stream",
                            "Content-Length: 400000",
                            "",
                            "");
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(new byte[200_000]);
            out.flush();
            await().until(() -> received() == 1);
        }
        await().until(() -> received() == 0);
        await().during(Duration.ofMillis(300))
                .until(() -> scientist().get(path).statusCode() == 404);
    }

    private long received() throws IOException {
        try (Stream<Path> files = Files.list(store.directory().resolve("incoming"))) {
            return files.count();
        }
    }

    @Test
    void a_key_holds_for_one_model_version_and_its_facts() {
        String key = fresh("key");
        Map<String, Object> facts = Map.of("auc", 0.7);
        String id = seal(key, "flights", facts).statusCode(200).extract().path("id");
        seal(key, "flights", facts).statusCode(200).body("id", equalTo(id));
        seal(key, "crimes", facts).statusCode(409);
        seal(key, "flights", Map.of("auc", 0.8)).statusCode(409);
        as("vera", Role.VIEWER)
                .get(API + "evidence/" + id)
                .then()
                .statusCode(200)
                .body("facts.auc", is(0.7f))
                .body("sealedBy", equalTo("retrain-service"));
        scientist()
                .get(API + "evidence/018f0000-0000-7000-8000-000000000000")
                .then()
                .statusCode(404);
    }

    @Test
    void evidence_that_can_not_be_sealed_is_refused() {
        seal("x".repeat(3000), "flights", Map.of("a", 1)).statusCode(400);
        seal(fresh("k"), "x".repeat(251), Map.of("a", 1)).statusCode(400);
        seal(fresh("k"), "flights", Map.of("a", "\0")).statusCode(400);
        seal(fresh("k"), "flights", "only a text").statusCode(400);
        seal(fresh("k"), "flights", null).statusCode(400);
        part().body(Map.of("model", "m", "subjectVersion", "1", "facts", Map.of()))
                .post(API + "evidence")
                .then()
                .statusCode(400);
    }

    @Test
    void code_is_checked_and_an_archive_must_be_there() {
        Map<String, Object> code = new HashMap<>();
        code.put("project", fresh("project"));
        code.put("treeDigest", "b".repeat(64));
        code.put("entryPoints", List.of("train"));
        code.put("quality", null);
        code.put("archive", "3".repeat(64));
        register(code).statusCode(422).body("detail", containsString("archive"));
        code.put("archive", blob("a source archive"));
        String id =
                register(code)
                        .statusCode(200)
                        .body("quality", is((Object) null))
                        .extract()
                        .path("id");
        scientist().get(API + "code-versions/" + id).then().body("treeDigest", is("b".repeat(64)));
        scientist()
                .queryParam("project", code.get("project"))
                .get(API + "code-versions")
                .then()
                .body("items.id", equalTo(List.of(id)));
        code.put("archive", "not an address");
        register(code).statusCode(400);
        code.remove("archive");
        code.put("message", "\0");
        register(code).statusCode(400);
        code.put("treeDigest", "short");
        register(code).statusCode(400);
    }

    @Test
    void metrics_name_paths_by_their_pattern_and_never_by_what_callers_sent() {
        String address = blob(fresh("counted"));
        scientist().get(API + "blobs/" + address).then().statusCode(200);
        scientist().get("/api/unheard-of/" + address).then().statusCode(404);
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("/api/registry/v1/blobs/{sha256}"))
                .body(not(containsString(address)));
    }

    private static ValidatableResponse register(Map<String, Object> code) {
        return scientist().body(code).post(API + "code-versions").then();
    }

    private static ValidatableResponse seal(
            String key, String model, @org.jspecify.annotations.Nullable Object facts) {
        Map<String, Object> body = new HashMap<>();
        body.put("model", model);
        body.put("subjectVersion", "1");
        body.put("facts", facts);
        return part().header("Idempotency-Key", key).body(body).post(API + "evidence").then();
    }
}

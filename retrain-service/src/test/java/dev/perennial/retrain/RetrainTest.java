package dev.perennial.retrain;

import static io.restassured.RestAssured.given;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.contract.Role;
import dev.perennial.platform.testing.ApiDescriptions;
import dev.perennial.platform.testing.PostgresForTests;
import dev.perennial.platform.testing.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(FakeNeighbours.class)
class RetrainTest {
    private static final String TRAININGS = "/api/retrain/v1/trainings";
    private static final String COMPARISONS = "/api/retrain/v1/comparisons";

    private final AgroalDataSource database;

    RetrainTest(AgroalDataSource database) {
        this.database = database;
    }

    @Test
    void the_api_is_the_one_that_is_described() {
        ApiDescriptions.assertAsCommitted("retrain-service");
    }

    @Test
    void a_training_ends_with_a_version_its_data_and_one_event() throws Exception {
        ObjectNode asked = asked(Planted.data("winter", 60, true), 20);
        UUID id = start(TRAININGS, "first", asked);
        JsonNode job = ended(id);

        assertThat(job.path("state").asText()).as(job.toString()).isEqualTo("DONE");
        JsonNode result = job.path("training");
        assertThat(result.path("trainingRows").asLong()).isEqualTo(40 * 30);
        assertThat(result.path("holdoutRows").asLong()).isEqualTo(20 * 30);
        JsonNode version = requireNonNull(FakeNeighbours.TRAININGS.get(id.toString()));
        assertThat(version.path("metrics").path("roc_auc").asDouble()).isBetween(0.75, 0.95);
        assertThat(version.path("tags").path("perennial.requested_by").asText()).isEqualTo("ada");
        String reference = text(result.path("referenceData").asText());
        assertThat(reference.lines().count()).isEqualTo(1 + 60 * 30);
        assertThat(reference.lines().skip(1).filter(line -> !line.split(",", -1)[4].isEmpty()))
                .hasSize(20 * 30);
        assertThat(job.path("log").toString()).contains("Training 30 rounds on 1200 rows");
        assertThat(count("select count(*) from outbox where subject = '" + id + "'")).isEqualTo(1);

        assertThat(start(TRAININGS, "first", asked)).isEqualTo(id);
        post(TRAININGS, "first", asked.deepCopy().put("seed", 2)).then().statusCode(409);
    }

    @Test
    void the_same_request_under_another_key_gives_the_same_model_files() throws Exception {
        ObjectNode asked = asked(Planted.data("winter", 60, true), 20);
        UUID one = start(TRAININGS, "same-1", asked);
        UUID two = start(TRAININGS, "same-2", asked);
        assertThat(booster(one)).isEqualTo(booster(two));
        assertThat(ended(one).path("training").path("referenceData"))
                .isEqualTo(ended(two).path("training").path("referenceData"));
    }

    @Test
    void a_better_candidate_wins_on_days_that_neither_has_seen() throws Exception {
        ObjectNode asked = asked(Planted.data("winter", 70, true), 28);
        asked.putObject("parameters").put("rounds", "1").put("max_depth", "1");
        JsonNode champion = ended(start(TRAININGS, "poor", asked)).path("training");
        asked.putObject("parameters").put("rounds", "60").put("max_depth", "3");
        JsonNode candidate = ended(start(TRAININGS, "good", asked)).path("training");

        ObjectNode duel = duel(candidate, champion);
        JsonNode job = ended(start(COMPARISONS, "duel", duel));

        assertThat(job.path("state").asText()).as(job.toString()).isEqualTo("DONE");
        JsonNode result = job.path("comparison");
        assertThat(result.path("verdict").asText()).isEqualTo("SUPERIOR");
        assertThat(result.path("blocks").asInt()).isEqualTo(28);
        assertThat(result.path("metrics")).hasSize(4);
        assertThat(result.path("segments")).hasSize(3);

        duel.put("holdoutData", candidate.path("trainingData").asText());
        JsonNode seen = ended(start(COMPARISONS, "seen", duel));
        assertThat(seen.path("state").asText()).isEqualTo("FAILED");
        assertThat(seen.path("error").asText()).contains("later");
        post(COMPARISONS, "bad", duel.deepCopy().put("metric", "beauty")).then().statusCode(400);
    }

    @Test
    void captured_traffic_joins_what_is_known_already() throws Exception {
        FakeNeighbours.captured = Planted.captured(Planted.START.plus(Duration.ofDays(30)), 30);
        ObjectNode asked = asked(Planted.data("winter", 30, true), 20);
        asked.putNull("holdoutDays");
        asked.putObject("cut")
                .put("from", Planted.START.plus(Duration.ofDays(30)).toString())
                .put("to", Planted.START.plus(Duration.ofDays(58)).toString())
                .put("knownBy", Planted.START.plus(Duration.ofDays(60)).toString())
                .put("holdoutDays", 8);
        JsonNode job = ended(start(TRAININGS, "renewal", asked));

        assertThat(job.path("state").asText()).as(job.toString()).isEqualTo("DONE");
        JsonNode result = job.path("training");
        assertThat(result.path("trainingRows").asLong()).isEqualTo(50 * 30);
        assertThat(result.path("holdoutRows").asLong()).isEqualTo(8 * 30);
        JsonNode data =
                requireNonNull(FakeNeighbours.DATA.get(result.path("trainingData").asText()));
        assertThat(data.path("origin").path("kind").asText()).isEqualTo("capture");
        assertThat(data.path("origin").path("parents")).hasSize(1);

        asked.putNull("trainingData");
        FakeNeighbours.TRAININGS
                .values()
                .forEach(version ->
                        version.put("trainingData", result.path("trainingData").asText()));
        JsonNode alone = ended(start(TRAININGS, "renewal-alone", asked)).path("training");
        assertThat(alone.path("trainingRows").asLong()).isEqualTo(20 * 30);
    }

    @Test
    void a_job_whose_runner_was_lost_is_run_again() throws Exception {
        ObjectNode asked = asked(Planted.data("winter", 60, true), 20);
        UUID id = UUID.fromString("019a0000-0000-7000-8000-000000000001");
        update(
                "insert into job (id, kind, model, key, request, state, attempts, lease_until,"
                        + " leased_by, requested_by, created_at, started_at) values ('"
                        + id
                        + "', 'TRAINING', 'm', 'lost', '"
                        + asked
                        + "', 'RUNNING', 1, now() - interval '1 s', '"
                        + UUID.randomUUID()
                        + "', 'ada', now(), now())");
        JsonNode job = ended(id);
        assertThat(job.path("state").asText()).as(job.toString()).isEqualTo("DONE");
        assertThat(job.path("attempts").asInt()).isEqualTo(2);
    }

    @Test
    void a_job_waits_for_a_neighbour_that_is_away() throws Exception {
        FakeNeighbours.away = true;
        UUID id = start(TRAININGS, "patient", asked(Planted.data("winter", 60, true), 20));
        try {
            // More often than the starts that a job has.
            await().atMost(Duration.ofSeconds(30))
                    .until(() ->
                            job(id).path("log").toString().split("tried again", -1).length > 5);
        } finally {
            FakeNeighbours.away = false;
        }
        JsonNode job = ended(id);
        assertThat(job.path("state").asText()).as(job.toString()).isEqualTo("DONE");
        assertThat(job.path("attempts").asInt()).isEqualTo(1);
    }

    @Test
    void a_cancelled_job_leaves_no_version() {
        FakeNeighbours.slowBlobMillis = 1500;
        try {
            UUID id = start(TRAININGS, "to-cancel", asked(Planted.data("winter", 60, true), 20));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> job(id).path("state").asText().equals("RUNNING"));
            UUID next = start(TRAININGS, "waits", asked(Planted.data("winter", 60, true), 20));
            for (UUID each : new UUID[] {id, next, id}) {
                as(Role.ENGINEER)
                        .post("/api/retrain/v1/jobs/" + each + "/cancel")
                        .then()
                        .statusCode(200);
            }
            assertThat(ended(id).path("state").asText()).isEqualTo("CANCELLED");
            assertThat(ended(next).path("state").asText()).isEqualTo("CANCELLED");
            FakeNeighbours.slowBlobMillis = 0;
            // Once the runner has done a later job, it has left the cancelled one.
            UUID later = start(TRAININGS, "after", asked(Planted.data("winter", 60, true), 20));
            assertThat(ended(later).path("state").asText()).isEqualTo("DONE");
            assertThat(FakeNeighbours.TRAININGS).doesNotContainKeys(id.toString(), next.toString());
        } finally {
            FakeNeighbours.slowBlobMillis = 0;
        }
    }

    @Test
    void data_that_teach_nothing_fail_the_job_and_say_why() {
        assertThat(error("few", asked(Planted.data("short", 4, true), 1)))
                .contains("at least 100 are needed");
        assertThat(error("one-class", asked(Planted.data("dull", 60, false), 20)))
                .contains("both classes");
        assertThat(error("no-data", asked(new UUID(0, 404), 20))).contains("There is no");
        assertThat(error("broken", asked(Planted.register("b", "id,ts\n1,2\n"), 20)))
                .contains("no column label");
    }

    @Test
    void what_makes_no_sense_is_told_at_once() {
        UUID data = Planted.data("winter", 60, true);
        ObjectNode unknown = asked(data, 20);
        unknown.putObject("parameters").put("depth", "5");
        String told = post(TRAININGS, "k1", unknown).then().statusCode(400).extract().asString();
        assertThat(told).contains("max_depth");
        post(TRAININGS, "k2", asked(data, 0)).then().statusCode(400);
        post(TRAININGS, "k3", asked(data, 20).put("entryPoint", "rm")).then().statusCode(400);
        post(TRAININGS, "k4", asked(data, 20).put("model", " ")).then().statusCode(400);
        post(TRAININGS, "k5", asked(data, 20).put("reference", "a\0b")).then().statusCode(400);
        post(TRAININGS, "k6", asked(data, 20).put("seed", "many")).then().statusCode(400);
        post(TRAININGS, " ", asked(data, 20)).then().statusCode(400);
        post(TRAININGS, null, asked(data, 20)).then().statusCode(400);
        as(Role.VIEWER).get("/api/retrain/v1/jobs?limit=0").then().statusCode(400);
        as(Role.VIEWER).get("/api/retrain/v1/jobs?cursor=x").then().statusCode(400);
        as(Role.VIEWER).get("/api/retrain/v1/jobs/" + new UUID(0, 1)).then().statusCode(404);
        as(Role.ADMIN)
                .post("/api/retrain/v1/jobs/" + new UUID(0, 1) + "/cancel")
                .then()
                .statusCode(404);
    }

    @Test
    void roles_decide_who_trains() {
        ObjectNode asked = asked(new UUID(0, 1), 20);
        given().contentType(ContentType.JSON)
                .header("Idempotency-Key", "k")
                .body(asked.toString())
                .post(TRAININGS)
                .then()
                .statusCode(401);
        as(Role.VIEWER)
                .header("Idempotency-Key", "k")
                .body(asked.toString())
                .post(TRAININGS)
                .then()
                .statusCode(403);
        as(Role.APPROVER).get("/api/retrain/v1/jobs").then().statusCode(200);
    }

    @Test
    void a_listing_goes_on_where_the_page_ended() throws Exception {
        String model = "listed";
        for (int i = 0; i < 3; i++) {
            start(TRAININGS, "listed-" + i, asked(new UUID(0, 404), 20).put("model", model));
        }
        JsonNode first = list("model=listed&limit=2");
        assertThat(first.path("items")).hasSize(2);
        JsonNode second = list("model=listed&limit=2&cursor=" + first.path("nextCursor").asText());
        assertThat(second.path("items")).hasSize(1);
        assertThat(second.path("nextCursor").isTextual()).isFalse();
    }

    private static JsonNode list(String query) throws IOException {
        return FakeNeighbours.JSON.readTree(
                as(Role.VIEWER).get("/api/retrain/v1/jobs?" + query).asString());
    }

    private static String error(String key, ObjectNode asked) {
        JsonNode job = ended(start(TRAININGS, key, asked));
        assertThat(job.path("state").asText()).isEqualTo("FAILED");
        return job.path("error").asText();
    }

    private static ObjectNode asked(UUID data, int holdoutDays) {
        ObjectNode asked = FakeNeighbours.JSON.createObjectNode();
        asked.put("model", "m").put("trainingData", data.toString());
        asked.put("holdoutDays", holdoutDays).put("entryPoint", "xgboost-binary").put("seed", 1);
        asked.putObject("parameters").put("num_round", "30").put("max_depth", "3");
        return asked;
    }

    private static ObjectNode duel(JsonNode candidate, JsonNode champion) {
        ObjectNode duel = FakeNeighbours.JSON.createObjectNode();
        duel.put("model", "m").put("candidate", candidate.path("version").asText());
        duel.put("champion", champion.path("version").asText());
        duel.put("holdoutData", champion.path("holdoutData").asText());
        duel.put("metric", "log_loss").put("margin", 0.0).put("seed", 4);
        duel.putArray("segments").add("carrier");
        return duel;
    }

    private static UUID start(String path, String key, ObjectNode asked) {
        Response answer = post(path, key, asked);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return UUID.fromString(answer.jsonPath().getString("id"));
    }

    private static Response post(String path, @Nullable String key, ObjectNode asked) {
        var call = as(Role.SCIENTIST).body(asked.toString());
        return (key == null ? call : call.header("Idempotency-Key", key)).post(path);
    }

    private static io.restassured.specification.RequestSpecification as(String role) {
        return given().auth().oauth2(Tokens.of("ada", role)).contentType(ContentType.JSON);
    }

    private static JsonNode job(UUID id) throws IOException {
        return FakeNeighbours.JSON.readTree(
                as(Role.VIEWER).get("/api/retrain/v1/jobs/" + id).asString());
    }

    private static JsonNode ended(UUID id) {
        return await().atMost(Duration.ofSeconds(60))
                .until(() -> job(id), job -> job.path("endedAt").isTextual());
    }

    private static String booster(UUID job) {
        ended(job);
        for (JsonNode file :
                requireNonNull(FakeNeighbours.TRAININGS.get(job.toString())).path("files")) {
            if (file.path("path").asText().equals("model.ubj")) {
                return file.path("sha256").asText();
            }
        }
        throw new AssertionError("There is no model.ubj");
    }

    private static String text(String data) throws IOException {
        JsonNode view = requireNonNull(FakeNeighbours.DATA.get(data));
        byte[] bytes =
                requireNonNull(
                        FakeNeighbours.BLOBS.get(
                                view.path("files").path(0).path("sha256").asText()));
        try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void update(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}

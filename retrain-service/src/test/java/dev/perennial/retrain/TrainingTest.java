package dev.perennial.retrain;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
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
import org.junit.jupiter.api.Test;

/** What a training makes of which data. */
@QuarkusTest
class TrainingTest extends RetrainCase {
    private final AgroalDataSource database;

    TrainingTest(AgroalDataSource database) {
        this.database = database;
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
    void data_that_teach_nothing_fail_the_job_and_say_why() {
        assertThat(error("few", asked(Planted.data("short", 4, true), 1)))
                .contains("at least 100 are needed");
        assertThat(error("one-class", asked(Planted.data("dull", 60, false), 20)))
                .contains("both classes");
        assertThat(error("no-data", asked(new UUID(0, 404), 20))).contains("There is no");
        assertThat(error("broken", asked(Planted.register("b", "id,ts\n1,2\n"), 20)))
                .contains("no column label");
    }

    private static String error(String key, ObjectNode asked) {
        JsonNode job = ended(start(TRAININGS, key, asked));
        assertThat(job.path("state").asText()).isEqualTo("FAILED");
        return job.path("error").asText();
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
}

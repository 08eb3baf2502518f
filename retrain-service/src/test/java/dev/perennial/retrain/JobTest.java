package dev.perennial.retrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.contract.Role;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How jobs wait, are lost, cancelled and listed. */
@QuarkusTest
class JobTest extends RetrainCase {
    private final AgroalDataSource database;

    JobTest(AgroalDataSource database) {
        this.database = database;
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
                as(Role.ENGINEER).post(JOBS + "/" + each + "/cancel").then().statusCode(200);
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
        return FakeNeighbours.JSON.readTree(as(Role.VIEWER).get(JOBS + "?" + query).asString());
    }

    private void update(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}

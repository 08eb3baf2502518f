package dev.perennial.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;

/** What comes from outside in the middle of a renewal. */
@QuarkusTest
class DisturbanceTest extends RenewalCase {
    private static final String TRAININGS = "/api/retrain/v1/trainings";

    private final ProcessEngine engine;
    private final AgroalDataSource database;

    DisturbanceTest(ProcessEngine engine, AgroalDataSource database) {
        this.engine = engine;
        this.database = database;
    }

    @Test
    void a_neighbour_that_is_away_delays_and_nothing_is_asked_twice() {
        World.serves("flaky");
        govern("flaky");
        World.AWAY.add("retrain");
        long before = World.asked("POST", TRAININGS);
        event("e8", finding("flaky", 2));
        String id = only("flaky");
        Awaitility.await().until(() -> World.asked("POST", TRAININGS) >= before + 2);
        World.AWAY.clear();
        await(id, "WAITING_FOR_APPROVAL");
        assertThat(World.JOBS.values().stream().filter(job -> job.model().equals("flaky")))
                .hasSize(2);
    }

    @Test
    void a_renewal_that_is_cancelled_in_cockpit_ends_as_cancelled() {
        World.serves("gone");
        govern("gone");
        event("e9", finding("gone", 2));
        String id = only("gone");
        await(id, "WAITING_FOR_APPROVAL");
        engine.getRuntimeService().deleteProcessInstance(id, "not now", true);
        age(id);
        JsonNode ended = await(id, "ENDED");
        assertThat(ended.path("outcome").asText()).isEqualTo("CANCELLED");
        assertThat(ended.path("outcomeReason").asText()).contains("not now");
    }

    /** Makes a renewal older than the sweep's patience. */
    private void age(String id) {
        try (Connection connection = database.getConnection();
                PreparedStatement older =
                        connection.prepareStatement(
                                "update renewal set started_at = started_at - interval '1 hour'"
                                        + " where id = ?")) {
            older.setString(1, id);
            older.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

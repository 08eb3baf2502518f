package dev.perennial.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.contract.Role;
import dev.perennial.contract.monitor.FindingView;
import dev.perennial.contract.monitor.MetricState;
import dev.perennial.workflows.json.Json;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;

/** What comes from outside in the middle of a renewal. */
@QuarkusTest
class DisturbanceTest extends RenewalCase {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
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

    @Test
    void
            a_promotion_that_was_interrupted_after_the_move_is_finished_even_when_all_is_switched_off() {
        World.serves("halfway");
        govern("halfway");
        World.AFTER_MOVE.put("halfway", () -> World.AWAY.add("inference"));
        event("e11", finding("halfway", 2));
        String id = only("halfway");
        approve(id);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> World.champion("halfway").version().equals("2"));
        turn("otto", Role.OPERATOR, false).then().statusCode(200);
        try {
            World.AWAY.clear();
            World.judged("halfway", "2", MetricState.OK);

            JsonNode ended = await(id, "ENDED");

            assertThat(ended.path("outcome").asText()).isEqualTo("PROMOTED");
            assertThat(World.settings("halfway").reference()).isEqualTo(World.NEW_NORMAL);
        } finally {
            turn("otto", Role.OPERATOR, true).then().statusCode(200);
        }
    }

    @Test
    void a_reference_that_monitoring_refuses_does_not_keep_a_new_champion_from_being_watched() {
        World.serves("heavy");
        World.UNFIT.add("heavy");
        govern("heavy");
        event("e12", finding("heavy", 2));
        String id = only("heavy");
        approve(id);
        World.judged("heavy", "2", MetricState.OK);

        JsonNode ended = await(id, "ENDED");

        assertThat(ended.path("outcome").asText()).isEqualTo("PROMOTED");
        assertThat(ended.path("history").toString())
                .contains("The old reference stays", "too many rows");
        assertThat(World.settings("heavy").reference()).isEqualTo(World.OLD_NORMAL);
    }

    @Test
    void a_new_champion_that_somebody_takes_back_by_hand_is_watched_no_longer() {
        World.serves("by-hand");
        govern("by-hand");
        event("e13", finding("by-hand", 2));
        String id = only("by-hand");
        approve(id);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> World.settings("by-hand").reference().equals(World.NEW_NORMAL));
        World.CHAMPIONS.put("by-hand", World.alias("by-hand", "1", 3, null, "otto"));

        JsonNode ended = await(id, "ENDED");

        assertThat(ended.path("outcome").asText()).isEqualTo("ROLLED_BACK");
        assertThat(ended.path("outcomeReason").asText()).contains("otto moved champion");
        assertThat(World.settings("by-hand").reference()).isEqualTo(World.OLD_NORMAL);
    }

    @Test
    void only_traffic_whose_labels_have_matured_is_trained_on() {
        World.serves("early");
        govern("early");
        FindingView later = finding("early", 2);
        ObjectNode running =
                ((ObjectNode) Json.of(later))
                        .put("eventTime", Samples.MAY.plus(Duration.ofDays(9)).toString());
        event("e14", Json.as(running, FindingView.class));
        String id = only("early");
        await(id, "WAITING_FOR_APPROVAL");

        JsonNode cut = World.bodyOf(id, TRAININGS).path("cut");

        assertThat(Instant.parse(cut.path("to").asText())).isEqualTo(Samples.MAY);
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

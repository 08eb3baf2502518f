package dev.perennial.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.perennial.contract.Role;
import dev.perennial.contract.monitor.WindowSpec;
import dev.perennial.contract.monitor.WindowView;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Rows that say to have happened after they were received. */
@QuarkusTest
class FutureEventsTest extends WatchCase {
    private static final Instant FUTURE = Instant.parse("2199-01-01T00:00:00Z");
    private static final Pattern AHEAD =
            Pattern.compile("perennial_monitor_inferences_ahead_total(\\{[^}]*})? [1-9]");

    private final AgroalDataSource database;

    @Inject
    FutureEventsTest(AgroalDataSource database) {
        this.database = database;
    }

    private static Planted watched(String name, WindowSpec.Kind kind, int size) {
        Planted model = Planted.model(name);
        watch(model, kind, size);
        return model;
    }

    @Test
    void a_row_from_the_future_is_kept_and_closes_no_window() {
        Planted model = watched("from-the-future", WindowSpec.Kind.DAYS, 2);
        var early = model.request("1", FUTURE, 1);
        capture(early, model.request("1", day(0), 50));
        capture(model.request("1", day(1), 50), model.request("1", day(2), 1));

        WindowView measured = windows("from-the-future", "MEASURED", 1).getFirst();
        assertThat(measured.name()).isEqualTo("2013-03-01+2d");
        assertThat(measured.rows()).isEqualTo(100);
        assertThat(windows("from-the-future")).hasSize(1);

        capture(model.request("1", day(3), 1));
        assertThat(windows("from-the-future", "JUDGED", 1).getFirst().id())
                .isEqualTo(measured.id());
        assertThat(windows("from-the-future")).hasSize(1);
        as(Role.VIEWER)
                .get(V1 + "/inferences/" + early.id() + "-0")
                .then()
                .statusCode(200)
                .body("eventTime", equalTo("2199-01-01T00:00:00Z"));
        assertThat(as().get("/q/metrics").asString()).containsPattern(AHEAD);
    }

    @Test
    void windows_by_count_go_on_past_a_row_from_the_future() {
        Planted model = watched("counted-past", WindowSpec.Kind.COUNT, 80);
        capture(model.request("1", FUTURE, 1), model.request("1", day(0), 79));
        capture(model.request("1", day(1), 81));

        List<WindowView> counted = windows("counted-past", "MEASURED", 2);
        assertThat(counted).extracting(WindowView::name).containsExactly("002", "001");
        assertThat(counted).extracting(WindowView::rows).containsOnly(80L);
        assertThat(counted.getFirst().end()).isBefore(day(2));
    }

    @Test
    void a_record_that_was_cut_into_the_future_is_cut_on_from_its_last_true_window()
            throws SQLException {
        Planted model = watched("set-back", WindowSpec.Kind.DAYS, 1);
        capture(model.request("1", day(0), 10), model.request("1", day(1), 1));
        windows("set-back", "MEASURED", 1);

        try (var connection = database.getConnection();
                var update =
                        connection.prepareStatement(
                                "update progress set cut_to = '2199-01-02T00:00:00Z' where"
                                        + " model_id = ?")) {
            update.setObject(1, model.id());
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
        capture(model.request("1", day(1), 20), model.request("1", day(2), 1));

        await().atMost(Duration.ofSeconds(20)).until(() -> windows("set-back").size() == 2);
        WindowView next = windows("set-back").getFirst();
        assertThat(next.name()).isEqualTo("2013-03-02+1d");
        assertThat(next.rows()).isEqualTo(21);
    }
}

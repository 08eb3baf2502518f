package dev.perennial.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perennial.contract.Role;
import dev.perennial.contract.event.CloudEvent;
import dev.perennial.contract.event.EventTypes;
import dev.perennial.contract.monitor.ChangeFinding;
import dev.perennial.contract.monitor.FindingView;
import dev.perennial.contract.monitor.WindowSpec;
import dev.perennial.contract.registry.AliasView;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Findings: how they open, grow, close, and are told. */
@QuarkusTest
class FindingTest extends WatchCase {
    private final AgroalDataSource database;
    private final ObjectMapper json;

    FindingTest(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    @Test
    void a_finding_opens_grows_and_closes_with_the_windows() {
        Planted model = Planted.model("trouble");
        watch(model, WindowSpec.Kind.DAYS, 1);
        day(model, "1", 0, true);
        day(model, "1", 1, false);
        day(model, "1", 2, false);
        capture(model.request("1", day(4), 1));

        windows("trouble", "JUDGED", 3);
        FindingView finding = findings("trouble").getFirst();
        assertThat(finding.state()).isEqualTo(FindingView.State.OPEN);
        assertThat(finding.family()).isEqualTo("PERFORMANCE");
        assertThat(finding.windows()).containsExactly("2013-03-02+1d", "2013-03-03+1d");
        assertThat(finding.worst().value()).isZero();
        assertThat(told(model.id())).extracting(f -> f.windows().size()).containsExactly(1, 2);
        assertThat(told(model.id())).extracting(FindingView::id).containsOnly(finding.id());

        day(model, "1", 5, true);
        capture(model.request("1", day(8), 1));
        await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> findings("trouble").getFirst().state(),
                        FindingView.State.RESOLVED::equals);
        assertThat(told(model.id())).hasSize(2);
    }

    @Test
    void a_new_champion_ends_the_findings_of_the_old_one_and_its_late_windows_open_none() {
        Planted model = afterABadDay("replaced");
        assertThat(findings("replaced")).hasSize(1);

        champion(model, "2", 1);
        champion(model, "2", 1);
        FindingView ended = findings("replaced").getFirst();
        assertThat(ended.state()).isEqualTo(FindingView.State.RESOLVED);

        day(model, "1", 3, false);
        capture(model.request("2", day(5), 1));
        windows("replaced", "JUDGED", 3);
        assertThat(findings("replaced")).hasSize(1);
    }

    @Test
    void a_person_takes_note_of_a_finding_and_ends_it_once() {
        afterABadDay("noted");
        UUID id = findings("noted").getFirst().id();

        change(id, FindingView.State.ACKNOWLEDGED, 200, "ACKNOWLEDGED");
        change(id, FindingView.State.ACKNOWLEDGED, 200, "ACKNOWLEDGED");
        change(id, FindingView.State.RESOLVED, 200, "RESOLVED");
        change(id, FindingView.State.OPEN, 409, null);
        as(Role.OPERATOR)
                .body("{\"state\":\"OPEN\",\"reason\":\"\"}")
                .post(V1 + "/findings/" + id + "/state")
                .then()
                .statusCode(400);
        as(Role.VIEWER)
                .get(V1 + "/models/noted/findings?state=OPEN")
                .then()
                .body("items.size()", equalTo(0));
        as(Role.VIEWER).get(V1 + "/findings/" + id).then().body("state", equalTo("RESOLVED"));
    }

    private List<FindingView> told(UUID model) {
        List<FindingView> told = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                "select data from outbox where partition_key = ? and type = ?"
                                        + " order by seq")) {
            select.setString(1, model.toString());
            select.setString(2, EventTypes.FINDING_OPENED);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    told.add(json.readValue(row.getString(1), FindingView.class));
                }
            }
            return told;
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void champion(Planted model, String version, long revision) {
        AliasView move =
                new AliasView(
                        model.name(),
                        model.id(),
                        "champion",
                        version,
                        revision,
                        START,
                        "grace",
                        null,
                        null,
                        null,
                        null);
        CloudEvent event =
                new CloudEvent(
                        "1.0",
                        "move-" + model.id(),
                        "/perennial/registry-service",
                        EventTypes.ALIAS_MOVED,
                        model.name(),
                        START,
                        model.name(),
                        null,
                        json.valueToTree(move));
        as(Role.PART).body(event).post(V1 + "/events").then().statusCode(204);
    }

    private static void change(UUID id, FindingView.State state, int status, @Nullable String now) {
        as(Role.OPERATOR)
                .body(new ChangeFinding(state, "seen"))
                .post(V1 + "/findings/" + id + "/state")
                .then()
                .statusCode(status)
                .body("state", equalTo(now));
    }
}

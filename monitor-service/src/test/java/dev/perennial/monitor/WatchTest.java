package dev.perennial.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perennial.contract.Role;
import dev.perennial.contract.event.CloudEvent;
import dev.perennial.contract.event.EventTypes;
import dev.perennial.contract.monitor.CapturedRequest;
import dev.perennial.contract.monitor.ChangeFinding;
import dev.perennial.contract.monitor.FindingView;
import dev.perennial.contract.monitor.MetricState;
import dev.perennial.contract.monitor.MetricValue;
import dev.perennial.contract.monitor.MonitorSettings;
import dev.perennial.contract.monitor.PerformanceView;
import dev.perennial.contract.monitor.Standard;
import dev.perennial.contract.monitor.WindowSpec;
import dev.perennial.contract.monitor.WindowView;
import dev.perennial.contract.registry.AliasView;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SuppressWarnings("NullAway.Init")
class WatchTest extends MonitorCase {
    private static final Instant START = Instant.parse("2013-03-01T00:00:00Z");
    private static final Duration MATURITY = Duration.ofDays(1);
    private static final int ROWS = 200;

    @Inject AgroalDataSource database;
    @Inject ObjectMapper json;

    private static Instant day(int days) {
        return START.plus(Duration.ofDays(days));
    }

    private static MonitorSettings settings(Planted model, WindowSpec window) {
        return new MonitorSettings(
                model.reference(),
                MonitorSettings.Task.BINARY,
                "probability",
                0.5,
                window,
                MATURITY,
                List.of(
                        new Standard(
                                "roc_auc",
                                null,
                                Standard.Bound.AT_LEAST,
                                0.7,
                                Standard.Severity.WARNING,
                                100),
                        new Standard(
                                "psi",
                                "*",
                                Standard.Bound.AT_MOST,
                                0.25,
                                Standard.Severity.INFO,
                                100)));
    }

    private static void watch(Planted model, WindowSpec.Kind kind, int size) {
        as(Role.ENGINEER)
                .body(settings(model, new WindowSpec(kind, size)))
                .put(V1 + "/models/" + model.name() + "/settings")
                .then()
                .statusCode(200);
    }

    private static List<WindowView> windows(String model) {
        return as(Role.VIEWER)
                .get(V1 + "/models/" + model + "/windows")
                .jsonPath()
                .getList("items", WindowView.class);
    }

    private static List<WindowView> windows(String model, String state, int count) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> windows(model).stream().filter(w -> w.state().equals(state)).toList(),
                        found -> found.size() >= count);
    }

    private static List<FindingView> findings(String model) {
        return as(Role.VIEWER)
                .get(V1 + "/models/" + model + "/findings")
                .jsonPath()
                .getList("items", FindingView.class);
    }

    private static MetricValue metric(WindowView window, String name, @Nullable String column) {
        return window.metrics().stream()
                .filter(m ->
                        m.metric().equals(name) && java.util.Objects.equals(m.column(), column))
                .findFirst()
                .orElseThrow();
    }

    /** A day's rows, labelled as the score says or the other way round. */
    private static CapturedRequest day(Planted model, String version, int day, boolean right) {
        CapturedRequest request = model.request(version, day(day), ROWS);
        capture(request);
        labelAll(
                request,
                day(day).plus(Duration.ofHours(12)),
                i -> ((double) request.answers().get(i).getFirst() > 0.5) == right ? 1 : 0);
        return request;
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
        } catch (SQLException | java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_window_is_measured_when_it_has_passed_and_judged_when_labels_have_matured() {
        Planted model = Planted.model("seasons");
        watch(model, WindowSpec.Kind.DAYS, 2);
        day(model, "1", 0, true);
        capture(model.request("1", day(2), 1));

        WindowView measured = windows("seasons", "MEASURED", 1).getFirst();
        assertThat(measured.name()).isEqualTo("2013-03-01+2d");
        assertThat(measured.start()).isEqualTo(START);
        assertThat(measured.end()).isEqualTo(day(2));
        assertThat(measured.rows()).isEqualTo(ROWS);
        // The same 200 rows as in the reference: nothing has moved.
        assertThat(metric(measured, "psi", "temp").value()).isZero();
        assertThat(metric(measured, "psi", "temp").state()).isEqualTo(MetricState.OK);
        assertThat(metric(measured, "ks", "probability").value()).isZero();
        assertThat(metric(measured, "unseen_share", "carrier").value()).isZero();
        assertThat(metric(measured, "latency_p99_ms", null).value()).isEqualTo(2.5);
        assertThat(measured.metrics()).noneMatch(m -> m.metric().equals("roc_auc"));

        capture(model.request("1", day(3), 1));
        WindowView judged = windows("seasons", "JUDGED", 1).getFirst();
        assertThat(judged.id()).isEqualTo(measured.id());
        assertThat(judged.labelled()).isEqualTo(ROWS);
        assertThat(metric(judged, "roc_auc", null).value()).isEqualTo(1.0);
        assertThat(metric(judged, "roc_auc", null).reference()).isEqualTo(1.0);
        assertThat(metric(judged, "psi", "temp").value()).isZero();
        assertThat(findings("seasons")).isEmpty();
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
        Planted model = Planted.model("replaced");
        watch(model, WindowSpec.Kind.DAYS, 1);
        day(model, "1", 0, false);
        capture(model.request("1", day(2), 1));
        windows("replaced", "JUDGED", 1);
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
        as(Role.SERVICE).body(event).post(V1 + "/events").then().statusCode(204);
    }

    @Test
    void a_window_holds_rows_of_one_version_and_too_few_tell_nothing() {
        Planted model = Planted.model("changing");
        watch(model, WindowSpec.Kind.MONTH, 1);
        day(model, "1", 0, false);
        CapturedRequest few = model.request("2", day(20), 20);
        capture(few);
        labelAll(few, day(20).plusSeconds(60), i -> i % 2);
        capture(model.request("2", day(40), 1));

        List<WindowView> march = windows("changing", "JUDGED", 2);
        assertThat(march).extracting(WindowView::name).containsOnly("2013-03");
        assertThat(march).extracting(WindowView::version).containsExactlyInAnyOrder("1", "2");
        WindowView second =
                march.stream().filter(w -> w.version().equals("2")).findFirst().orElseThrow();
        assertThat(second.rows()).isEqualTo(20);
        assertThat(metric(second, "roc_auc", null).state()).isEqualTo(MetricState.INSUFFICIENT);
        assertThat(findings("changing")).extracting(FindingView::version).containsOnly("1");
    }

    @Test
    void windows_by_count_hold_that_many_rows() {
        Planted model = Planted.model("counted");
        watch(model, WindowSpec.Kind.COUNT, 80);
        capture(model.request("1", day(0), ROWS));

        List<WindowView> counted = windows("counted", "MEASURED", 2);
        assertThat(counted).extracting(WindowView::name).containsExactly("002", "001");
        assertThat(counted).extracting(WindowView::rows).containsOnly(80L);
        assertThat(counted.getLast().start()).isEqualTo(START);
        assertThat(counted.getFirst().start()).isEqualTo(START.plus(Duration.ofMinutes(80)));

        capture(model.request("1", day(1), 60));
        assertThat(windows("counted", "MEASURED", 3).getFirst().name()).isEqualTo("003");
    }

    @Test
    void performance_of_any_slice_counts_labels_known_by_then() {
        Planted model = Planted.model("sliced");
        watch(model, WindowSpec.Kind.MONTH, 1);
        day(model, "1", 0, true);
        day(model, "2", 1, false);

        assertThat(performance("sliced", "&version=1").metrics())
                .anyMatch(m -> m.metric().equals("roc_auc") && Double.valueOf(1).equals(m.value()));
        PerformanceView both = performance("sliced", "");
        assertThat(both.rows()).isEqualTo(2 * ROWS);
        assertThat(both.labelled()).isEqualTo(2 * ROWS);
        PerformanceView early = performance("sliced", "&knownBy=2013-03-01T12:00:00Z");
        assertThat(early.rows()).isEqualTo(2 * ROWS);
        assertThat(early.labelled()).isEqualTo(ROWS);
    }

    private static PerformanceView performance(String model, String more) {
        return as(Role.VIEWER)
                .get(
                        V1
                                + "/models/"
                                + model
                                + "/performance?from=2013-03-01T00:00:00Z&to=2013-03-03T00:00:00Z"
                                + more)
                .then()
                .statusCode(200)
                .extract()
                .as(PerformanceView.class);
    }

    @Test
    void settings_hold_and_those_that_cannot_are_refused() {
        Planted model = Planted.model("settled");
        MonitorSettings good = settings(model, new WindowSpec(WindowSpec.Kind.DAYS, 14));
        watch(model, WindowSpec.Kind.DAYS, 14);
        assertThat(as(Role.VIEWER).get(V1 + "/models/settled/settings").as(MonitorSettings.class))
                .isEqualTo(good);

        MonitorSettings nowhere =
                new MonitorSettings(
                        UUID.randomUUID(),
                        good.task(),
                        good.output(),
                        null,
                        good.window(),
                        MATURITY,
                        List.of());
        as(Role.ENGINEER)
                .body(nowhere)
                .put(V1 + "/models/settled/settings")
                .then()
                .statusCode(422)
                .body("detail", containsString(nowhere.reference().toString()));
        refused(settings(model, new WindowSpec(WindowSpec.Kind.DAYS, 0)));
        refused(settings(model, new WindowSpec(WindowSpec.Kind.COUNT, 2_000_000_000)));
        refused(
                new MonitorSettings(
                        model.reference(),
                        good.task(),
                        good.output(),
                        null,
                        good.window(),
                        MATURITY,
                        List.of(
                                new Standard(
                                        "psi",
                                        "no_such_column",
                                        Standard.Bound.AT_MOST,
                                        1,
                                        Standard.Severity.INFO,
                                        1))));
    }

    private static void refused(MonitorSettings settings) {
        as(Role.ENGINEER)
                .body(settings)
                .put(V1 + "/models/settled/settings")
                .then()
                .statusCode(400);
    }

    @Test
    void a_person_takes_note_of_a_finding_and_ends_it_once() {
        Planted model = Planted.model("noted");
        watch(model, WindowSpec.Kind.DAYS, 1);
        day(model, "1", 0, false);
        capture(model.request("1", day(2), 1));
        windows("noted", "JUDGED", 1);
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

    private static void change(UUID id, FindingView.State state, int status, @Nullable String now) {
        as(Role.OPERATOR)
                .body(new ChangeFinding(state, "seen"))
                .post(V1 + "/findings/" + id + "/state")
                .then()
                .statusCode(status)
                .body("state", equalTo(now));
    }

    @Test
    void the_service_is_ready_and_tells_its_metrics() {
        as().get("/q/health/ready").then().statusCode(200);
        capture(Planted.model("metered").request("1", START, 1));
        as().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("perennial_monitor_inferences_captured_total"))
                .body(containsString("perennial_monitor_findings_open"));
    }

    @Test
    void an_event_that_is_no_alias_move_is_refused_or_passed_over() {
        as(Role.SERVICE).body("{}").post(V1 + "/events").then().statusCode(204);
        as(Role.SERVICE)
                .body(
                        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"x\",\"type\":\""
                                + EventTypes.ALIAS_MOVED
                                + "\",\"time\":\"2026-01-01T00:00:00Z\",\"data\":{\"model\":\"m\"}}")
                .post(V1 + "/events")
                .then()
                .statusCode(400);
    }
}

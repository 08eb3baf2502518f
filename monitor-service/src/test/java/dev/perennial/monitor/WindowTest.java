package dev.perennial.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.contract.Role;
import dev.perennial.contract.monitor.CapturedRequest;
import dev.perennial.contract.monitor.FindingView;
import dev.perennial.contract.monitor.MetricState;
import dev.perennial.contract.monitor.MetricValue;
import dev.perennial.contract.monitor.PerformanceView;
import dev.perennial.contract.monitor.WindowSpec;
import dev.perennial.contract.monitor.WindowView;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Windows over what was captured, and what is measured on them. */
@QuarkusTest
class WindowTest extends WatchCase {
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

    private static MetricValue metric(WindowView window, String name, @Nullable String column) {
        return window.metrics().stream()
                .filter(m ->
                        m.metric().equals(name) && java.util.Objects.equals(m.column(), column))
                .findFirst()
                .orElseThrow();
    }
}

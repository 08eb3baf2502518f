package dev.perennial.workflows.renewal.core;

import static dev.perennial.contract.monitor.MetricState.MEASURED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.contract.monitor.FindingView;
import dev.perennial.contract.monitor.MetricState;
import dev.perennial.contract.monitor.MetricValue;
import dev.perennial.contract.monitor.Standard.Severity;
import dev.perennial.contract.monitor.WindowView;
import dev.perennial.workflows.Samples;
import dev.perennial.workflows.renewal.core.Verification.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VerificationTest {
    private static final Instant SINCE = Samples.MAY;
    private static final Verification WATCH = new Verification("2", SINCE, 1, Severity.WARNING);

    @Test
    void it_holds_after_enough_judged_windows_of_its_own() {
        assertThat(judge(window("2", "JUDGED", MetricState.OK))).isEqualTo(Verdict.HELD);
        assertThat(judge(window("2", "MEASURED", MetricState.OK))).isEqualTo(Verdict.WAITING);
        assertThat(judge(window("1", "JUDGED", MetricState.OK))).isEqualTo(Verdict.WAITING);
    }

    @Test
    void a_window_without_enough_labels_says_nothing() {
        assertThat(judge(window("2", "JUDGED", MetricState.INSUFFICIENT)))
                .isEqualTo(Verdict.WAITING);
    }

    @Test
    void a_window_that_breaks_a_standard_is_not_held_even_where_no_finding_says_so() {
        assertThat(judge(window("2", "JUDGED", MetricState.BREACH))).isEqualTo(Verdict.WAITING);
        assertThat(judge(of(SINCE.plusSeconds(1), roc(MetricState.OK), slow())))
                .isEqualTo(Verdict.WAITING);
        assertThat(judge(of(SINCE.plusSeconds(1), roc(MetricState.OK), unfit())))
                .as("whichever measure of performance it is")
                .isEqualTo(Verdict.WAITING);
    }

    @Test
    void a_measure_that_nobody_set_a_standard_for_does_not_stand_in_for_one() {
        MetricValue loss = new MetricValue("log_loss", null, 0.5, 0.5, 40, MEASURED, null);

        assertThat(judge(of(SINCE.plusSeconds(1), roc(MetricState.INSUFFICIENT), loss)))
                .isEqualTo(Verdict.WAITING);
        assertThat(judge(of(SINCE.plusSeconds(1), loss)))
                .as("no standard for performance at all")
                .isEqualTo(Verdict.HELD);
    }

    @Test
    void what_was_judged_before_it_became_champion_says_nothing() {
        assertThat(judge(of(SINCE, roc(MetricState.OK)))).isEqualTo(Verdict.WAITING);
        assertThat(judge(of(null, roc(MetricState.OK)))).isEqualTo(Verdict.WAITING);
    }

    @Test
    void a_grave_finding_of_this_version_takes_it_back() {
        assertThat(judge(finding("2", "PERFORMANCE", Severity.WARNING, FindingView.State.OPEN)))
                .isEqualTo(Verdict.BROKEN);
        assertThat(judge(finding("2", "TECHNICAL", Severity.CRITICAL, FindingView.State.OPEN)))
                .isEqualTo(Verdict.BROKEN);
    }

    @Test
    void what_is_slight_over_another_version_s_or_the_data_s_fault_does_not() {
        assertThat(judge(finding("2", "PERFORMANCE", Severity.INFO, FindingView.State.OPEN)))
                .isEqualTo(Verdict.WAITING);
        assertThat(judge(finding("1", "PERFORMANCE", Severity.WARNING, FindingView.State.OPEN)))
                .isEqualTo(Verdict.WAITING);
        assertThat(judge(finding("2", "DRIFT", Severity.CRITICAL, FindingView.State.OPEN)))
                .isEqualTo(Verdict.WAITING);
        assertThat(judge(finding("2", "PERFORMANCE", Severity.WARNING, FindingView.State.RESOLVED)))
                .isEqualTo(Verdict.WAITING);
    }

    private static Verdict judge(WindowView window) {
        return WATCH.judge(List.of(window), List.of()).verdict();
    }

    private static Verdict judge(FindingView finding) {
        return WATCH.judge(List.of(), List.of(finding)).verdict();
    }

    private static WindowView window(String version, String state, MetricState metric) {
        return window(version, state, SINCE.plusSeconds(1), roc(metric));
    }

    private static WindowView of(@Nullable Instant computed, MetricValue... metrics) {
        return window("2", "JUDGED", computed, metrics);
    }

    private static WindowView window(
            String version, String state, @Nullable Instant computed, MetricValue... metrics) {
        return new WindowView(
                new UUID(0, 1),
                "flights",
                version,
                "w1",
                Samples.MAY,
                Samples.MAY.plusSeconds(1),
                1000,
                900,
                state,
                computed,
                List.of(metrics));
    }

    private static MetricValue roc(MetricState state) {
        return new MetricValue("roc_auc", null, 0.7, 0.72, 900, state, 0.66);
    }

    private static MetricValue unfit() {
        return new MetricValue("r2", null, 0.1, 0.4, 900, MetricState.BREACH, 0.3);
    }

    private static MetricValue slow() {
        return new MetricValue("latency_p99_ms", null, 90.0, 5.0, 900, MetricState.BREACH, 50.0);
    }

    private static FindingView finding(
            String version, String family, Severity severity, FindingView.State state) {
        FindingView f = Samples.finding(new UUID(0, 1), severity, 1, Samples.MAY);
        return new FindingView(
                f.id(),
                f.model(),
                f.modelId(),
                version,
                family,
                severity,
                state,
                f.title(),
                f.windows(),
                f.worst(),
                f.blamed(),
                f.estimatedCost(),
                f.eventTime(),
                f.openedAt(),
                f.updatedAt());
    }
}

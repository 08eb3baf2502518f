package dev.perennial.workflows.renewal.core;

import dev.perennial.contract.monitor.FindingView;
import dev.perennial.contract.monitor.MetricState;
import dev.perennial.contract.monitor.MetricValue;
import dev.perennial.contract.monitor.Standard;
import dev.perennial.contract.monitor.WindowView;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The watch over a new champion.
 *
 * @param version the new champion
 * @param since when it became champion, by the real clock; what was judged before says nothing
 * @param needed judged windows in which it must have held its standards
 * @param least severity from which a finding takes it back
 */
public record Verification(String version, Instant since, int needed, Standard.Severity least) {
    /**
     * What the model itself is to blame for; what drifts or breaks in the data is not its fault.
     */
    private static final Set<String> FAMILIES = Set.of("PERFORMANCE", "TECHNICAL");

    private static final Set<String> PERFORMANCE =
            Set.of(
                    "roc_auc",
                    "average_precision",
                    "log_loss",
                    "brier",
                    "accuracy",
                    "precision",
                    "recall",
                    "f1",
                    "rmse",
                    "mae");
    private static final Set<String> TECHNICAL =
            Set.of("latency_p50_ms", "latency_p95_ms", "latency_p99_ms", "error_share");
    private static final String JUDGED = "JUDGED";

    /** What to do now. */
    public enum Verdict {
        WAITING,
        HELD,
        BROKEN
    }

    /**
     * @param reason in plain words with figures
     */
    public record Judged(Verdict verdict, String reason) {}

    /** Judges windows and findings of the model; those of other versions do not count. */
    public Judged judge(List<WindowView> windows, List<FindingView> findings) {
        for (FindingView finding : findings) {
            if (breaks(finding)) {
                return new Judged(Verdict.BROKEN, finding.title());
            }
        }
        List<String> held =
                windows.stream()
                        .filter(this::isOfItsReign)
                        .filter(Verification::held)
                        .map(WindowView::name)
                        .toList();
        if (held.size() >= needed) {
            return new Judged(
                    Verdict.HELD,
                    needed == 0
                            ? "The policy asks for no windows"
                            : "It held its standards in " + String.join(", ", held));
        }
        return new Judged(
                Verdict.WAITING, "%d of %d judged windows".formatted(held.size(), needed));
    }

    private boolean breaks(FindingView finding) {
        return finding.version().equals(version)
                && finding.state() != FindingView.State.RESOLVED
                && FAMILIES.contains(finding.family())
                && finding.severity().compareTo(least) >= 0;
    }

    private boolean isOfItsReign(WindowView window) {
        Instant computed = window.computedAt();
        return window.version().equals(version)
                && window.state().equals(JUDGED)
                && computed != null
                && computed.isAfter(since);
    }

    /**
     * Only OK passes. Where nobody set a standard for performance, it must at least have been
     * measured: a window without enough labels says nothing.
     */
    private static boolean held(WindowView window) {
        List<MetricValue> ofAll =
                window.metrics().stream().filter(metric -> metric.column() == null).toList();
        boolean broken =
                ofAll.stream()
                        .filter(metric -> TECHNICAL.contains(metric.metric()))
                        .anyMatch(metric -> metric.state() == MetricState.BREACH);
        List<MetricState> performance =
                ofAll.stream()
                        .filter(metric -> PERFORMANCE.contains(metric.metric()))
                        .filter(metric -> metric.threshold() != null)
                        .map(MetricValue::state)
                        .toList();
        if (performance.isEmpty()) {
            return !broken && ofAll.stream().anyMatch(Verification::isMeasuredPerformance);
        }
        return !broken && performance.stream().allMatch(state -> state == MetricState.OK);
    }

    private static boolean isMeasuredPerformance(MetricValue metric) {
        return PERFORMANCE.contains(metric.metric()) && metric.state() == MetricState.MEASURED;
    }
}

package dev.perennial.workflows.renewal.core;

import dev.perennial.contract.monitor.FindingView;
import dev.perennial.contract.monitor.MetricState;
import dev.perennial.contract.monitor.MetricValue;
import dev.perennial.contract.monitor.Standard;
import dev.perennial.contract.monitor.WindowView;
import java.util.List;
import java.util.Set;

/**
 * The watch over a new champion.
 *
 * @param version the new champion
 * @param needed judged windows in which it must have held its standards
 * @param least severity from which a finding takes it back
 */
public record Verification(String version, int needed, Standard.Severity least) {
    /**
     * What the model itself is to blame for; what drifts or breaks in the data is not its fault.
     */
    private static final Set<String> FAMILIES = Set.of("PERFORMANCE", "TECHNICAL");

    private static final Set<String> PERFORMANCE =
            Set.of("roc_auc", "log_loss", "accuracy", "rmse", "mae");
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
                        .filter(window -> window.version().equals(version))
                        .filter(window -> window.state().equals(JUDGED))
                        .filter(Verification::hasPerformance)
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

    /** A window in which performance could not be measured says nothing. */
    private static boolean hasPerformance(WindowView window) {
        return window.metrics().stream()
                .filter(metric -> metric.column() == null && PERFORMANCE.contains(metric.metric()))
                .anyMatch(Verification::isMeasured);
    }

    private static boolean isMeasured(MetricValue metric) {
        return metric.state() == MetricState.OK
                || metric.state() == MetricState.MEASURED
                || metric.state() == MetricState.BREACH;
    }
}

package dev.perennial.workflows.renewal.core;

import dev.perennial.contract.monitor.FindingView;
import dev.perennial.contract.monitor.MetricFamily;
import dev.perennial.contract.monitor.MetricState;
import dev.perennial.contract.monitor.MetricValue;
import dev.perennial.contract.monitor.Standard;
import dev.perennial.contract.monitor.WindowView;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

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
    private static final Set<String> FAMILIES =
            Set.of(MetricFamily.PERFORMANCE.name(), MetricFamily.TECHNICAL.name());

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
        List<MetricValue> performance = of(window, MetricFamily.PERFORMANCE);
        List<MetricValue> standards =
                performance.stream().filter(metric -> metric.threshold() != null).toList();
        boolean performs =
                standards.isEmpty()
                        ? performance.stream().anyMatch(is(MetricState.MEASURED))
                        : standards.stream().allMatch(is(MetricState.OK));
        return performs
                && of(window, MetricFamily.TECHNICAL).stream().noneMatch(is(MetricState.BREACH));
    }

    private static List<MetricValue> of(WindowView window, MetricFamily family) {
        return window.metrics().stream()
                .filter(metric -> metric.column() == null)
                .filter(metric -> MetricFamily.of(metric.metric()) == family)
                .toList();
    }

    private static Predicate<MetricValue> is(MetricState state) {
        return metric -> metric.state() == state;
    }
}

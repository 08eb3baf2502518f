package dev.perennial.monitor.finding.core;

import dev.perennial.contract.monitor.MetricFamily;
import dev.perennial.contract.monitor.MetricState;
import dev.perennial.contract.monitor.MetricValue;
import dev.perennial.contract.monitor.Standard;
import dev.perennial.monitor.measure.core.Standards;
import dev.perennial.monitor.window.core.Cut;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A window of one model version with all its measures and verdicts.
 *
 * @param metrics judged measures of every family that is known so far
 * @param standards those that it was judged by
 * @param features the columns that {@code *} stands for, and that may be blamed
 */
public record JudgedWindow(
        Cut cut, List<MetricValue> metrics, List<Standard> standards, Set<String> features) {
    /** A threshold near zero would make any breach infinitely grave. */
    private static final double LEAST_SCALE = 0.01;

    List<MetricValue> breaches(MetricFamily family) {
        return of(family, MetricState.BREACH);
    }

    boolean within(MetricFamily family) {
        return breaches(family).isEmpty() && !of(family, MetricState.OK).isEmpty();
    }

    private List<MetricValue> of(MetricFamily family, MetricState state) {
        return metrics.stream()
                .filter(m -> m.state() == state && MetricFamily.of(m.metric()) == family)
                .toList();
    }

    /** Whether the same measure is known here; one that is gone altogether counts as known. */
    boolean knows(MetricValue earlier) {
        return metrics.stream()
                .filter(m -> m.metric().equals(earlier.metric()))
                .filter(m -> Objects.equals(m.column(), earlier.column()))
                .allMatch(m -> m.value() != null);
    }

    Standard.Severity severity(MetricValue breach) {
        return Standards.severity(breach, standards, features).orElse(Standard.Severity.WARNING);
    }

    /** The breach that is gravest, then furthest beyond its threshold. */
    Optional<MetricValue> worst(MetricFamily family) {
        return breaches(family).stream()
                .max(
                        Comparator.comparing(this::severity)
                                .thenComparingDouble(JudgedWindow::excess));
    }

    /** How far a breach lies beyond its threshold, in parts of the threshold. */
    static double excess(MetricValue breach) {
        Double value = breach.value();
        Double threshold = breach.threshold();
        return value == null || threshold == null
                ? 0
                : Math.abs(value - threshold) / Math.max(Math.abs(threshold), LEAST_SCALE);
    }
}

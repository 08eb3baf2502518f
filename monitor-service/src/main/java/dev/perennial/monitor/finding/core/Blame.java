package dev.perennial.monitor.finding.core;

import dev.perennial.contract.monitor.FindingView.Blamed;
import dev.perennial.contract.monitor.MetricFamily;
import dev.perennial.contract.monitor.MetricValue;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which columns moved most in a window. */
final class Blame {
    private static final int MOST = 5;

    private Blame() {}

    /**
     * The features with the largest measure first: by PSI for a loss of performance and for drift,
     * by the share of missing or unseen values for quality. No column is to blame for latency.
     */
    static List<Blamed> of(MetricFamily family, JudgedWindow window) {
        return switch (family) {
            case PERFORMANCE, DRIFT -> largest(window, m -> m.metric().equals("psi"));
            case QUALITY -> largest(window, m -> window.breaches(MetricFamily.QUALITY).contains(m));
            case TECHNICAL -> List.of();
        };
    }

    private static List<Blamed> largest(JudgedWindow window, Predicate<MetricValue> told) {
        return window.metrics().stream()
                .filter(told)
                .flatMap(m -> blamed(m, window))
                .sorted(
                        Comparator.comparingDouble(Blamed::value)
                                .reversed()
                                .thenComparing(Blamed::column))
                .limit(MOST)
                .toList();
    }

    private static Stream<Blamed> blamed(MetricValue m, JudgedWindow window) {
        String column = m.column();
        Double value = m.value();
        return column == null || value == null || !window.features().contains(column)
                ? Stream.empty()
                : Stream.of(new Blamed(column, m.metric(), value));
    }
}

package dev.perennial.monitor.measure.core;

import dev.perennial.contract.monitor.MetricFamily;
import dev.perennial.contract.monitor.MetricState;
import dev.perennial.contract.monitor.MetricValue;
import dev.perennial.contract.monitor.Standard;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Holds measures against the standards that people set. */
public final class Standards {
    private Standards() {}

    /**
     * What a window rests on.
     *
     * @param rows rows of the window
     * @param labelled rows of the window whose label is known
     * @param features the columns that {@code *} stands for
     */
    public record Basis(long rows, long labelled, Set<String> features) {
        long of(String metric) {
            return MetricFamily.of(metric) == MetricFamily.PERFORMANCE ? labelled : rows;
        }
    }

    /**
     * The measures with their verdicts, then an entry for each standard whose metric was not
     * measured.
     *
     * <p>A measure with no standard is MEASURED. One that rests on fewer rows than the standard
     * asks for is INSUFFICIENT and loses its value; an INSUFFICIENT or NOT_APPLICABLE one stays so.
     * A standard on a named column takes the place of a {@code *} one of the same metric. Where
     * several apply, a measure shows the gravest that it breaks, or else the gravest.
     */
    public static List<MetricValue> judge(
            List<MetricValue> measured, List<Standard> standards, Basis basis) {
        List<MetricValue> judged = new ArrayList<>();
        for (MetricValue value : measured) {
            judged.add(
                    applying(value, standards, basis.features())
                            .map(standard -> verdict(value, standard))
                            .min(MOST_TELLING)
                            .map(Verdict::value)
                            .orElse(value));
        }
        standards.stream()
                .filter(s -> measured.stream().noneMatch(m -> covers(s, m, basis.features())))
                .map(s -> unmeasured(s, basis))
                .distinct()
                .forEach(judged::add);
        return List.copyOf(judged);
    }

    /** How grave the breach of a judged measure is; empty where no standard is known for it. */
    public static Optional<Standard.Severity> severity(
            MetricValue breach, List<Standard> standards, Set<String> features) {
        return applying(breach, standards, features)
                .filter(s -> Objects.equals(s.threshold(), breach.threshold()))
                .map(Standard::severity)
                .max(Comparator.naturalOrder());
    }

    private record Verdict(MetricValue value, Standard.Severity severity) {}

    /** Breaches first, lack of data before OK so that it is not hidden, then the gravest. */
    private static final Comparator<Verdict> MOST_TELLING =
            Comparator.comparingInt((Verdict v) -> rank(v.value().state()))
                    .thenComparing(Verdict::severity, Comparator.reverseOrder());

    private static int rank(MetricState state) {
        return switch (state) {
            case BREACH -> 0;
            case INSUFFICIENT, NOT_APPLICABLE -> 1;
            case OK, MEASURED -> 2;
        };
    }

    private static Stream<Standard> applying(
            MetricValue value, List<Standard> standards, Set<String> features) {
        List<Standard> all = standards.stream().filter(s -> covers(s, value, features)).toList();
        boolean named = all.stream().anyMatch(s -> !"*".equals(s.column()));
        return all.stream().filter(s -> !named || !"*".equals(s.column()));
    }

    private static boolean covers(Standard standard, MetricValue value, Set<String> features) {
        if (!standard.metric().equals(value.metric())) {
            return false;
        }
        String column = value.column();
        return Objects.equals(standard.column(), column)
                || ("*".equals(standard.column()) && column != null && features.contains(column));
    }

    private static Verdict verdict(MetricValue m, Standard standard) {
        Double figure = m.value();
        MetricState state;
        if (m.state() == MetricState.NOT_APPLICABLE) {
            state = MetricState.NOT_APPLICABLE;
        } else if (figure == null || m.n() < standard.minimumRows()) {
            state = MetricState.INSUFFICIENT;
        } else {
            state = meets(figure, standard) ? MetricState.OK : MetricState.BREACH;
        }
        boolean shown = state == MetricState.OK || state == MetricState.BREACH;
        MetricValue value =
                new MetricValue(
                        m.metric(),
                        m.column(),
                        shown ? figure : null,
                        m.reference(),
                        m.n(),
                        state,
                        standard.threshold());
        return new Verdict(value, standard.severity());
    }

    private static boolean meets(double value, Standard standard) {
        return switch (standard.bound()) {
            case AT_LEAST -> value >= standard.threshold();
            case AT_MOST -> value <= standard.threshold();
        };
    }

    private static MetricValue unmeasured(Standard standard, Basis basis) {
        long n = basis.of(standard.metric());
        MetricState state =
                n == 0 || n < standard.minimumRows()
                        ? MetricState.INSUFFICIENT
                        : MetricState.NOT_APPLICABLE;
        return new MetricValue(
                standard.metric(), standard.column(), null, null, n, state, standard.threshold());
    }
}

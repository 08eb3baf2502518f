package dev.perennial.monitor.measure.core;

import dev.perennial.contract.monitor.MetricState;
import dev.perennial.contract.monitor.MetricValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes measures, each with the state that its value allows. */
public final class Measures {
    private Measures() {}

    /** A finite value; anything else says nothing, so it is INSUFFICIENT. */
    public static MetricValue value(String metric, @Nullable String column, double value, long n) {
        return Double.isFinite(value)
                ? new MetricValue(metric, column, value, null, n, MetricState.MEASURED, null)
                : insufficient(metric, column, n);
    }

    /** Too little data for a value. */
    public static MetricValue insufficient(String metric, @Nullable String column, long n) {
        return new MetricValue(metric, column, null, null, n, MetricState.INSUFFICIENT, null);
    }

    /** The data is there and the measure is not defined on it. */
    public static MetricValue notApplicable(String metric, @Nullable String column, long n) {
        return new MetricValue(metric, column, null, null, n, MetricState.NOT_APPLICABLE, null);
    }

    /** The measures, each beside the value that the same measure has on the reference. */
    public static List<MetricValue> withReference(
            List<MetricValue> measured, List<MetricValue> onReference) {
        Map<Key, Double> known = new HashMap<>();
        for (MetricValue value : onReference) {
            Double figure = value.value();
            if (figure != null) {
                known.put(Key.of(value), figure);
            }
        }
        return measured.stream().map(m -> beside(m, known.get(Key.of(m)))).toList();
    }

    static MetricValue beside(MetricValue m, @Nullable Double reference) {
        return reference == null
                ? m
                : new MetricValue(
                        m.metric(),
                        m.column(),
                        m.value(),
                        reference,
                        m.n(),
                        m.state(),
                        m.threshold());
    }

    private record Key(String metric, @Nullable String column) {
        static Key of(MetricValue value) {
            return new Key(value.metric(), value.column());
        }
    }
}

package dev.perennial.monitor.metric;

import dev.perennial.contract.monitor.MetricValue;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What this service tells Prometheus. Labels are bounded: at most 100 models, and only measures of
 * a whole window.
 */
@ApplicationScoped
public class Meters {
    private static final int MOST_MODELS = 100;

    private final MeterRegistry registry;
    private final Counter captured;
    private final Counter ahead;
    private final Counter labels;
    private final Counter corrections;
    private final AtomicLong openFindings = new AtomicLong();
    private final Map<String, Map<String, Double>> newest = new ConcurrentHashMap<>();

    Meters(MeterRegistry registry) {
        this.registry = registry;
        this.captured =
                Counter.builder("perennial.monitor.inferences.captured")
                        .description("Scored rows taken into the record")
                        .register(registry);
        this.ahead =
                Counter.builder("perennial.monitor.inferences.ahead")
                        .description("Captured rows whose event time can't have been yet")
                        .register(registry);
        this.labels = labels("new");
        this.corrections = labels("corrected");
        registry.gauge("perennial.monitor.findings.open", openFindings);
    }

    private Counter labels(String kind) {
        return Counter.builder("perennial.monitor.labels")
                .description("Labels taken, by whether they were new or corrected another")
                .tag("kind", kind)
                .register(registry);
    }

    /**
     * Rows were taken.
     *
     * @param early those of them that say to have happened after they were received
     */
    public void captured(long rows, long early) {
        captured.increment((double) rows);
        ahead.increment((double) early);
    }

    public void labelled(int added, int corrected) {
        labels.increment(added);
        corrections.increment(corrected);
    }

    /** Findings that last, acknowledged or not. */
    public void openFindings(long count) {
        openFindings.set(count);
    }

    /**
     * A window was measured or judged.
     *
     * @param state MEASURED or JUDGED
     */
    public void window(String model, String state, List<MetricValue> metrics) {
        registry.counter("perennial.monitor.windows.computed", "state", state).increment();
        if (!newest.containsKey(model) && newest.size() >= MOST_MODELS) {
            return;
        }
        Map<String, Double> values = newest.computeIfAbsent(model, m -> new ConcurrentHashMap<>());
        for (MetricValue metric : metrics) {
            Double value = metric.value();
            if (metric.column() == null && value != null) {
                show(model, metric.metric(), value, values);
            }
        }
    }

    private void show(String model, String metric, double value, Map<String, Double> values) {
        if (values.put(metric, value) == null) {
            registry.gauge(
                    "perennial.monitor.window.value",
                    Tags.of("model", model, "metric", metric),
                    values,
                    all -> all.getOrDefault(metric, Double.NaN));
        }
    }
}

package dev.perennial.monitor.measure.core;

import static dev.perennial.monitor.measure.core.Measures.insufficient;
import static dev.perennial.monitor.measure.core.Measures.value;

import dev.perennial.contract.monitor.MetricValue;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** How fast requests were answered, and how many there were. */
public final class Technical {
    private Technical() {}

    /**
     * {@code latency_p50_ms}, {@code latency_p95_ms}, {@code latency_p99_ms} (milliseconds, the
     * smallest latency that so many percent of the requests did not exceed), {@code
     * requests_per_second} and {@code rows_per_second}. Each rests on the number of requests. A
     * high percentile of few requests is their maximum: a standard on it should ask for enough
     * rows.
     *
     * @param latencyMicros microseconds, a request
     * @param rows rows in all these requests
     * @param span real time in which they came, first to last; none gives no throughput
     */
    public static List<MetricValue> of(long[] latencyMicros, long rows, Duration span) {
        long[] sorted = latencyMicros.clone();
        Arrays.sort(sorted);
        double seconds = span.toNanos() / 1e9;
        return List.of(
                percentile(sorted, 50),
                percentile(sorted, 95),
                percentile(sorted, 99),
                rate("requests_per_second", sorted.length, seconds, sorted.length),
                rate("rows_per_second", rows, seconds, sorted.length));
    }

    private static MetricValue percentile(long[] sorted, int percent) {
        String metric = "latency_p" + percent + "_ms";
        int n = sorted.length;
        if (n == 0) {
            return insufficient(metric, null, 0);
        }
        int rank = Math.toIntExact(((long) percent * n + 99) / 100);
        return value(metric, null, sorted[rank - 1] / 1000.0, n);
    }

    private static MetricValue rate(String metric, long count, double seconds, int n) {
        return n > 0 && seconds > 0
                ? value(metric, null, count / seconds, n)
                : insufficient(metric, null, n);
    }
}

package dev.perennial.monitor.measure.core;

import dev.perennial.contract.monitor.MetricState;
import dev.perennial.contract.monitor.MetricValue;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;

/** Reads single figures, and draws samples. */
final class Figures {
    private Figures() {}

    static MetricValue entry(List<MetricValue> measured, String metric) {
        return measured.stream()
                .filter(m -> m.metric().equals(metric))
                .findFirst()
                .orElseThrow(() -> new AssertionError(metric + " is not in " + measured));
    }

    static double figure(List<MetricValue> measured, String metric) {
        return Objects.requireNonNull(entry(measured, metric).value(), metric);
    }

    static MetricState state(List<MetricValue> measured, String metric) {
        return entry(measured, metric).state();
    }

    /** Values on a coarse grid, so that there are ties; of each ten about one missing. */
    static double[] draw(RandomGenerator random, int n, double mean) {
        return DoubleStream.generate(() ->
                        random.nextInt(10) == 0
                                ? Double.NaN
                                : Math.round(10 * random.nextGaussian(mean, 1)) / 10.0)
                .limit(n)
                .toArray();
    }
}

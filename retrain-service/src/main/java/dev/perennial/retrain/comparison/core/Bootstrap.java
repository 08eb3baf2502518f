package dev.perennial.retrain.comparison.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The paired bootstrap by blocks: whole UTC days are drawn with replacement, since rows of one day
 * share their weather, and both models are measured on the same draw. Percentile intervals (Efron
 * and Tibshirani, An Introduction to the Bootstrap, 1993, section 13.3).
 */
public final class Bootstrap {
    /** Samples drawn. */
    public static final int DRAWS = 1000;

    private static final double LOW = 0.025;
    private static final double HIGH = 0.975;

    private final List<int[]> draws;

    /**
     * @param blocks number of UTC days
     * @param seed the same seed draws the same days
     */
    public Bootstrap(int blocks, long seed) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        draws = new ArrayList<>(DRAWS);
        for (int d = 0; d < DRAWS; d++) {
            int[] weights = new int[blocks];
            for (int b = 0; b < blocks; b++) {
                weights[random.nextInt(blocks)]++;
            }
            draws.add(weights);
        }
    }

    /** How often each day is in each draw. */
    List<int[]> draws() {
        return draws;
    }

    /**
     * The 95 % interval of the gain; NaN ends where too few draws have a value.
     *
     * @param metric what is gained
     */
    public Interval gain(Metric metric, Scored candidate, Scored champion) {
        double[] gains =
                draws.parallelStream()
                        .mapToDouble(draw ->
                                metric.gain(
                                        candidate.value(metric, draw),
                                        champion.value(metric, draw)))
                        .filter(Double::isFinite)
                        .sorted()
                        .toArray();
        return gains.length < DRAWS / 2
                ? new Interval(Double.NaN, Double.NaN)
                : new Interval(quantile(gains, LOW), quantile(gains, HIGH));
    }

    /** Linear between order statistics (type 7 of Hyndman and Fan, 1996). */
    static double quantile(double[] sorted, double p) {
        double at = p * (sorted.length - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    /** The days' numbers, from 0 in order of time, and how many there are. */
    public static int[] number(long[] epochDays) {
        long[] distinct = Arrays.stream(epochDays).distinct().sorted().toArray();
        return Arrays.stream(epochDays)
                .mapToInt(day -> Arrays.binarySearch(distinct, day))
                .toArray();
    }

    /** Both ends of an interval; NaN: not known. */
    public record Interval(double low, double high) {}
}

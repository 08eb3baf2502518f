package dev.perennial.retrain.comparison.core;

import dev.perennial.contract.retrain.ComparisonResult;
import dev.perennial.contract.retrain.ComparisonResult.MetricPair;
import dev.perennial.contract.retrain.ComparisonResult.SegmentPair;
import dev.perennial.contract.retrain.StartComparison;
import dev.perennial.retrain.comparison.core.Bootstrap.Interval;
import dev.perennial.retrain.dataset.core.Dataset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Two models' scores of the same rows. */
public final class Pair {
    /** Values of a segment column that are shown at most. */
    public static final int MOST_VALUES = 10;

    /** A value with fewer rows says too little. */
    public static final int FEWEST_ROWS = 50;

    private final Dataset rows;
    private final double[] candidate;
    private final double[] champion;
    private final double threshold;

    public Pair(Dataset rows, double[] candidate, double[] champion, double threshold) {
        this.rows = rows;
        this.candidate = candidate.clone();
        this.champion = champion.clone();
        this.threshold = threshold;
    }

    /** Judges the candidate; {@code deciding} is the metric that the request names. */
    public ComparisonResult compare(StartComparison asked, Metric deciding) {
        int[] days = Bootstrap.number(rows.days());
        int blocks = Arrays.stream(days).max().orElse(-1) + 1;
        Bootstrap bootstrap = new Bootstrap(blocks, asked.seed());
        Scored one = new Scored(rows.labels(), candidate, days, threshold);
        Scored other = new Scored(rows.labels(), champion, days, threshold);
        List<MetricPair> metrics = new ArrayList<>();
        Interval decisive = new Interval(Double.NaN, Double.NaN);
        for (Metric metric : Metric.all(deciding.binary())) {
            Interval gain = bootstrap.gain(metric, one, other);
            if (metric == deciding) {
                decisive = gain;
            }
            double mine = one.value(metric);
            double theirs = other.value(metric);
            if (Double.isFinite(mine) && Double.isFinite(theirs)) {
                metrics.add(
                        new MetricPair(
                                metric.word(),
                                mine,
                                theirs,
                                metric.gain(mine, theirs),
                                known(gain.low()),
                                known(gain.high())));
            }
        }
        Judgement judgement = Judgement.of(deciding, decisive, asked.margin(), blocks);
        return new ComparisonResult(
                asked.model(),
                asked.candidate(),
                asked.champion(),
                asked.holdoutData(),
                rows.size(),
                blocks,
                deciding.word(),
                asked.margin(),
                judgement.verdict(),
                judgement.reason(),
                metrics,
                segments(asked.segments(), deciding));
    }

    private static @Nullable Double known(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private List<SegmentPair> segments(@Nullable List<String> columns, Metric metric) {
        List<SegmentPair> segments = new ArrayList<>();
        for (String column : columns == null ? List.<String>of() : columns) {
            byValue(column).entrySet().stream()
                    .filter(value -> value.getValue().size() >= FEWEST_ROWS)
                    .sorted(
                            Comparator.comparingInt((Map.Entry<String, List<Integer>> value) ->
                                            -value.getValue().size())
                                    .thenComparing(Map.Entry::getKey))
                    .limit(MOST_VALUES)
                    .map(value -> segment(column, value.getKey(), value.getValue(), metric))
                    .filter(segment ->
                            Double.isFinite(segment.candidate())
                                    && Double.isFinite(segment.champion()))
                    .forEach(segments::add);
        }
        return segments;
    }

    private Map<String, List<Integer>> byValue(String column) {
        int at = rows.layout().featureNames().indexOf(column);
        Map<String, List<Integer>> byValue = new LinkedHashMap<>();
        for (int r = 0; r < rows.size(); r++) {
            String value = rows.rows().get(r).features().get(at);
            byValue.computeIfAbsent(value == null ? "" : value, v -> new ArrayList<>()).add(r);
        }
        return byValue;
    }

    private SegmentPair segment(String column, String value, List<Integer> at, Metric metric) {
        int[] index = at.stream().mapToInt(Integer::intValue).toArray();
        double[] labels = rows.labels();
        double mine = part(labels, candidate, index).value(metric);
        double theirs = part(labels, champion, index).value(metric);
        return new SegmentPair(
                column, value, index.length, mine, theirs, metric.gain(mine, theirs));
    }

    private Scored part(double[] labels, double[] scores, int[] index) {
        return new Scored(
                IntStream.of(index).mapToDouble(r -> labels[r]).toArray(),
                IntStream.of(index).mapToDouble(r -> scores[r]).toArray(),
                new int[index.length],
                threshold);
    }
}

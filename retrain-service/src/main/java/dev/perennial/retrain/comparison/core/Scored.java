package dev.perennial.retrain.comparison.core;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Rows with a label and one model's score, prepared so that any metric over a weighted sample of
 * days is cheap: what a day's rows lose is summed once, and rows are sorted by score once.
 */
public final class Scored {
    /** Probabilities are kept this far from 0 and 1 in the logarithm. */
    static final double EDGE = 1e-15;

    private final double[] labels;
    private final double[] scores;
    private final int[] days;
    private final double threshold;
    private final int[] ascending;

    /** Rows of each day. */
    private final int[] rows;

    /** What each day's rows lose in sum, by metric. */
    private final Map<Metric, double[]> sums = new ConcurrentHashMap<>();

    /**
     * @param labels 0 or 1, or values
     * @param days number of the UTC day of each row, from 0
     * @param threshold a score from here on is decided as 1
     */
    public Scored(double[] labels, double[] scores, int[] days, double threshold) {
        if (labels.length != scores.length || labels.length != days.length) {
            throw new IllegalArgumentException("A label, a score and a day for each row");
        }
        this.labels = labels.clone();
        this.scores = scores.clone();
        this.days = days.clone();
        this.threshold = threshold;
        rows = new int[Arrays.stream(days).max().orElse(-1) + 1];
        for (int day : days) {
            rows[day]++;
        }
        ascending =
                IntStream.range(0, scores.length)
                        .boxed()
                        .sorted((a, b) -> Double.compare(scores[a], scores[b]))
                        .mapToInt(Integer::intValue)
                        .toArray();
    }

    /** Over each row once. */
    public double value(Metric metric) {
        int[] once = new int[rows.length];
        Arrays.fill(once, 1);
        return value(metric, once);
    }

    /**
     * Over a sample of days.
     *
     * @param weights how often each day was drawn
     * @return NaN where the sample has no value: no rows, or a single class for ROC-AUC
     */
    public double value(Metric metric, int[] weights) {
        return switch (metric) {
            case ROC_AUC -> auc(weights);
            case RMSE -> Math.sqrt(mean(metric, weights));
            default -> mean(metric, weights);
        };
    }

    private double mean(Metric metric, int[] weights) {
        double[] lost = sums.computeIfAbsent(metric, this::sum);
        double sum = 0;
        long count = 0;
        for (int day = 0; day < rows.length; day++) {
            sum += weights[day] * lost[day];
            count += (long) weights[day] * rows[day];
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    private double[] sum(Metric metric) {
        double[] lost = new double[rows.length];
        for (int r = 0; r < labels.length; r++) {
            lost[days[r]] += loss(metric, r);
        }
        return lost;
    }

    private double loss(Metric metric, int row) {
        double score = scores[row];
        double label = labels[row];
        return switch (metric) {
            case LOG_LOSS -> {
                double p = Math.clamp(score, EDGE, 1 - EDGE);
                yield label > 0.5 ? -Math.log(p) : -Math.log1p(-p);
            }
            case ACCURACY -> (score >= threshold) == (label > 0.5) ? 1 : 0;
            case MAE -> Math.abs(score - label);
            case BRIER, RMSE -> (score - label) * (score - label);
            case ROC_AUC -> throw new IllegalArgumentException("ROC-AUC is no mean over rows");
        };
    }

    /**
     * The share of pairs (a row of label 1, a row of label 0) that are ranked right; ties count
     * half.
     */
    private double auc(int[] weights) {
        double right = 0;
        long negatives = 0;
        long positives = 0;
        int at = 0;
        while (at < ascending.length) {
            double score = scores[ascending[at]];
            long tiedPositives = 0;
            long tiedNegatives = 0;
            while (at < ascending.length && scores[ascending[at]] == score) {
                int row = ascending[at++];
                if (labels[row] > 0.5) {
                    tiedPositives += weights[days[row]];
                } else {
                    tiedNegatives += weights[days[row]];
                }
            }
            right += tiedPositives * (negatives + tiedNegatives / 2.0);
            positives += tiedPositives;
            negatives += tiedNegatives;
        }
        return positives == 0 || negatives == 0
                ? Double.NaN
                : right / ((double) positives * negatives);
    }
}

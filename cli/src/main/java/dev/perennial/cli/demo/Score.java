package dev.perennial.cli.demo;

import java.util.Arrays;
import java.util.Comparator;

/** How well scores rank and how far they are off. */
final class Score {
    private static final double LEAST = 1e-15;

    private Score() {}

    /**
     * Area under the ROC curve: the probability that a late flight got a higher score than one on
     * time, ties counting half (Mann-Whitney). NaN where one class is missing.
     */
    static double rocAuc(double[] scores, double[] labels) {
        Integer[] order = new Integer[scores.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> scores[i]));
        double ranks = 0;
        double positives = 0;
        for (int from = 0; from < order.length; ) {
            int to = from;
            while (to < order.length && scores[order[to]] == scores[order[from]]) {
                to++;
            }
            double middle = (from + to + 1) / 2.0;
            for (int i = from; i < to; i++) {
                if (labels[order[i]] == 1) {
                    ranks += middle;
                    positives++;
                }
            }
            from = to;
        }
        double negatives = labels.length - positives;
        return (ranks - positives * (positives + 1) / 2) / (positives * negatives);
    }

    /** Mean negative log-likelihood, in nats; scores are kept 1e-15 away from 0 and 1. */
    static double logLoss(double[] scores, double[] labels) {
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            double score = Math.clamp(scores[i], LEAST, 1 - LEAST);
            sum -= labels[i] == 1 ? Math.log(score) : Math.log1p(-score);
        }
        return sum / scores.length;
    }
}

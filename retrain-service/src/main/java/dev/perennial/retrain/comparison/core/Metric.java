package dev.perennial.retrain.comparison.core;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What two models are compared by. */
public enum Metric {
    LOG_LOSS(true, false),
    ROC_AUC(true, true),
    ACCURACY(true, true),
    BRIER(true, false),
    RMSE(false, false),
    MAE(false, false);

    private final boolean binary;
    private final boolean moreIsBetter;

    Metric(boolean binary, boolean moreIsBetter) {
        this.binary = binary;
        this.moreIsBetter = moreIsBetter;
    }

    /** How it is written outside: {@code log_loss}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it judges probabilities of label 1, not values. */
    public boolean binary() {
        return binary;
    }

    /** How much better the candidate is: positive is better. */
    public double gain(double candidate, double champion) {
        return moreIsBetter ? candidate - champion : champion - candidate;
    }

    /** The metric of that word. */
    public static Optional<Metric> of(String word) {
        return Arrays.stream(values()).filter(metric -> metric.word().equals(word)).findFirst();
    }

    /** The metrics of a task. */
    public static List<Metric> all(boolean binary) {
        return Arrays.stream(values()).filter(metric -> metric.binary == binary).toList();
    }
}

package dev.perennial.retrain.comparison.core;

import dev.perennial.contract.retrain.StartComparison;
import java.util.List;

/** What must hold before a comparison is kept as a job. */
public final class Requests {
    private static final List<Metric> DECIDING =
            List.of(Metric.LOG_LOSS, Metric.ROC_AUC, Metric.RMSE, Metric.MAE);
    private static final int MOST_SEGMENTS = 20;

    private Requests() {}

    /**
     * @throws IllegalArgumentException saying what to change
     */
    public static void check(StartComparison asked) {
        if (Metric.of(asked.metric()).filter(DECIDING::contains).isEmpty()) {
            throw new IllegalArgumentException(
                    "metric must be one of %s, not %s"
                            .formatted(
                                    DECIDING.stream().map(Metric::word).toList(), asked.metric()));
        }
        if (!(asked.margin() >= 0) || Double.isInfinite(asked.margin())) {
            throw new IllegalArgumentException("margin must be 0 or more, not " + asked.margin());
        }
        if (asked.candidate().equals(asked.champion())) {
            throw new IllegalArgumentException("candidate and champion are the same version");
        }
        List<String> segments = asked.segments();
        if (segments != null && segments.size() > MOST_SEGMENTS) {
            throw new IllegalArgumentException("at most " + MOST_SEGMENTS + " segments");
        }
    }
}

package dev.perennial.monitor.measure.core;

import static dev.perennial.monitor.measure.core.Measures.insufficient;
import static dev.perennial.monitor.measure.core.Measures.notApplicable;
import static dev.perennial.monitor.measure.core.Measures.value;

import dev.perennial.contract.monitor.MetricValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How good the answers were, by the rows that have both an answer and a label. A row without either
 * (NaN), and in a binary task one whose label is neither 0 nor 1, is left out; {@code n} says how
 * many are in. Without a row every measure is INSUFFICIENT.
 */
public final class Performance {
    /** A binary decision is positive from here on where nobody set another threshold. */
    public static final double USUAL_THRESHOLD = 0.5;

    /** Keeps the logarithm of a certain but wrong score finite: it costs about 36. */
    private static final double LEAST_SCORE = Math.ulp(1.0);

    private Performance() {}

    /**
     * A binary task: {@code roc_auc} (ties count half; 0 to 1), {@code log_loss} (natural, mean a
     * row), {@code brier} (0 to 1), {@code average_precision} (0 to 1), {@code accuracy} at the
     * threshold or else at 0.5, and with a threshold also {@code precision}, {@code recall} and
     * {@code f1} of label 1 (0/0 is 0). With one class only, ROC-AUC is NOT_APPLICABLE, and so is
     * average precision without a positive.
     *
     * @param score probability of label 1, a row; NaN is missing
     * @param label 0 or 1, a row; NaN is missing
     * @param threshold positive from here on; null when none is set
     */
    public static List<MetricValue> binary(
            double[] score, double[] label, @Nullable Double threshold) {
        Scored rows = Scored.usable(score, label, y -> y == 0 || y == 1);
        if (rows.size() == 0) {
            return binaryNames(threshold).map(m -> insufficient(m, null, 0)).toList();
        }
        List<MetricValue> measured = new ArrayList<>(Ranking.of(rows));
        measured.add(of("log_loss", rows, Performance::logLoss));
        measured.add(of("brier", rows, (s, y) -> (s - y) * (s - y)));
        measured.addAll(Decisions.of(rows, threshold));
        return List.copyOf(measured);
    }

    private static Stream<String> binaryNames(@Nullable Double threshold) {
        Stream<String> always =
                Stream.of("roc_auc", "average_precision", "log_loss", "brier", "accuracy");
        return threshold == null
                ? always
                : Stream.concat(always, Stream.of("precision", "recall", "f1"));
    }

    private static double logLoss(double score, double label) {
        double clipped = Math.clamp(score, LEAST_SCORE, 1 - LEAST_SCORE);
        return -Math.log(label == 1 ? clipped : 1 - clipped);
    }

    /**
     * A regression: {@code rmse}, {@code mae}, {@code bias} (mean of prediction - label), each in
     * the label's unit, and {@code r2} (at most 1; NOT_APPLICABLE where all labels are equal).
     */
    public static List<MetricValue> regression(double[] prediction, double[] label) {
        Scored rows = Scored.usable(prediction, label, y -> true);
        int n = rows.size();
        if (n == 0) {
            return Stream.of("rmse", "mae", "bias", "r2")
                    .map(m -> insufficient(m, null, 0))
                    .toList();
        }
        double squares = rows.mean((p, y) -> (p - y) * (p - y));
        double middle = rows.mean((p, y) -> y);
        double spread = rows.mean((p, y) -> (y - middle) * (y - middle));
        return List.of(
                value("rmse", null, Math.sqrt(squares), n),
                of("mae", rows, (p, y) -> Math.abs(p - y)),
                of("bias", rows, (p, y) -> p - y),
                spread == 0
                        ? notApplicable("r2", null, n)
                        : value("r2", null, 1 - squares / spread, n));
    }

    private static MetricValue of(String metric, Scored rows, Scored.Loss loss) {
        return value(metric, null, rows.mean(loss), rows.size());
    }

    /** What a threshold makes of the scores. */
    private record Decisions(int right, int caught, int claimed, int positives, int n) {
        static List<MetricValue> of(Scored rows, @Nullable Double threshold) {
            double from = threshold == null ? USUAL_THRESHOLD : threshold;
            Decisions made = count(rows, from);
            MetricValue accuracy = value("accuracy", null, share(made.right, made.n), made.n);
            return threshold == null
                    ? List.of(accuracy)
                    : List.of(
                            accuracy,
                            value("precision", null, share(made.caught, made.claimed), made.n),
                            value("recall", null, share(made.caught, made.positives), made.n),
                            value(
                                    "f1",
                                    null,
                                    share(2 * made.caught, made.claimed + made.positives),
                                    made.n));
        }

        private static Decisions count(Scored rows, double from) {
            IntStream all = IntStream.range(0, rows.size());
            int[] c = new int[4];
            all.forEach(i -> {
                boolean claimed = rows.answer(i) >= from;
                boolean positive = rows.label(i) == 1;
                c[0] += claimed == positive ? 1 : 0;
                c[1] += claimed && positive ? 1 : 0;
                c[2] += claimed ? 1 : 0;
                c[3] += positive ? 1 : 0;
            });
            return new Decisions(c[0], c[1], c[2], c[3], rows.size());
        }

        private static double share(int part, int whole) {
            return whole == 0 ? 0 : part / (double) whole;
        }
    }
}

package dev.perennial.monitor.finding.core;

import dev.perennial.contract.monitor.MetricFamily;
import dev.perennial.contract.monitor.MetricState;
import dev.perennial.contract.monitor.MetricValue;
import dev.perennial.monitor.window.core.Cut;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says a breach and its cost in plain words with figures. */
final class Wording {
    private Wording() {}

    /**
     * For example "ROC-AUC fell to 0.611 in 2013-04 (standard: at least 0.66; reference 0.724)".
     */
    static String title(MetricValue breach, Cut window) {
        Double value = breach.value();
        Double threshold = breach.threshold();
        Double reference = breach.reference();
        if (value == null || threshold == null) {
            throw new IllegalArgumentException("A breach has a value and a threshold: " + breach);
        }
        boolean low = value < threshold;
        String moved = low ? "fell to" : reference == null ? "reached" : "rose to";
        return "%s %s %s in %s (standard: %s %s%s)"
                .formatted(
                        subject(breach),
                        moved,
                        figure(value),
                        window.name(),
                        low ? "at least" : "at most",
                        exact(threshold),
                        reference == null ? "" : "; reference " + figure(reference));
    }

    private static String subject(MetricValue value) {
        String name = name(value.metric());
        return value.column() == null ? name : name + " of " + value.column();
    }

    private static String name(String metric) {
        return switch (metric) {
            case "roc_auc" -> "ROC-AUC";
            case "log_loss" -> "Log-loss";
            case "brier" -> "Brier score";
            case "average_precision" -> "Average precision";
            case "f1" -> "F1";
            case "r2" -> "R²";
            case "rmse" -> "Root mean squared error";
            case "mae" -> "Mean absolute error";
            case "ks" -> "Kolmogorov-Smirnov distance";
            case "ks_p" -> "Kolmogorov-Smirnov p-value";
            case "psi" -> "Population stability index";
            case "jensen_shannon" -> "Jensen-Shannon distance";
            case "chi_squared" -> "Chi-squared";
            case "chi_squared_p" -> "Chi-squared p-value";
            case "missing_share" -> "Share of missing values";
            case "unseen_share" -> "Share of unseen categories";
            case "latency_p50_ms" -> "Median latency in ms";
            case "latency_p95_ms" -> "95 % latency in ms";
            case "latency_p99_ms" -> "99 % latency in ms";
            default -> capital(metric.replace('_', ' '));
        };
    }

    private static String capital(String words) {
        return words.isEmpty()
                ? words
                : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /**
     * What the window lost against the reference, by the measures that have both; null where none
     * has: labels don't tell yet, or there is no reference.
     */
    static @Nullable String cost(List<MetricValue> metrics) {
        List<String> losses = new ArrayList<>();
        boolean compared = false;
        for (MetricValue m : metrics) {
            Double now = m.value();
            Double then = m.reference();
            if (now == null || then == null || m.state() == MetricState.NOT_APPLICABLE) {
                continue;
            }
            if (MetricFamily.of(m.metric()) == MetricFamily.PERFORMANCE) {
                compared = true;
                String loss = loss(m.metric(), now, then);
                if (loss != null) {
                    losses.add(loss);
                }
            }
        }
        if (!compared) {
            return null;
        }
        return losses.isEmpty() ? "No loss against the reference" : String.join("; ", losses);
    }

    private static @Nullable String loss(String metric, double now, double then) {
        return switch (metric) {
            case "log_loss", "rmse", "mae" -> now > then ? step(metric, "higher", now, then) : null;
            case "roc_auc" -> now < then ? step(metric, "lower", now, then) : null;
            default -> null;
        };
    }

    private static String step(String metric, String way, double now, double then) {
        return "%s %s %s (%s, reference %s)"
                .formatted(
                        name(metric), figure(Math.abs(now - then)), way, figure(now), figure(then));
    }

    /** Three decimals from 0.1 up to 100, else three significant digits. */
    static String figure(double value) {
        double size = Math.abs(value);
        BigDecimal number = BigDecimal.valueOf(value);
        if (size >= 0.1 && size < 100) {
            return number.setScale(3, RoundingMode.HALF_EVEN).toPlainString();
        }
        BigDecimal rounded =
                size >= 100
                        ? number.setScale(0, RoundingMode.HALF_EVEN)
                        : number.round(new MathContext(3, RoundingMode.HALF_EVEN));
        return size == 0 ? "0" : size < 1e-6 ? rounded.toString() : rounded.toPlainString();
    }

    /** As a person wrote it. */
    private static String exact(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}

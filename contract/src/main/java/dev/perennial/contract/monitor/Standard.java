package dev.perennial.contract.monitor;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * A threshold that a metric must meet, set by a person.
 *
 * @param metric for example {@code roc_auc}, {@code log_loss}, {@code psi}, {@code missing_share},
 *     {@code latency_p99_ms}, {@code error_share}
 * @param column a column's name, {@code *} for every feature, null for a metric of the whole window
 * @param minimumRows fewer rows (or labels, for performance) give INSUFFICIENT
 */
public record Standard(
        @NotBlank String metric,
        @Nullable String column,
        @NotNull Bound bound,
        double threshold,
        @NotNull Severity severity,
        int minimumRows) {
    /** AT_LEAST: the value must be at or above the threshold. */
    public enum Bound {
        AT_LEAST,
        AT_MOST
    }

    /** How much a breach matters. */
    public enum Severity {
        INFO,
        WARNING,
        CRITICAL
    }
}

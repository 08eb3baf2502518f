package dev.perennial.contract.monitor;

import org.jspecify.annotations.Nullable;

/**
 * A measure of a window.
 *
 * @param column null for a measure of the whole window
 * @param value null when INSUFFICIENT or NOT_APPLICABLE
 * @param reference the same measure on the reference, where it has one
 * @param n rows (or labelled rows) that it rests on
 */
public record MetricValue(
        String metric,
        @Nullable String column,
        @Nullable Double value,
        @Nullable Double reference,
        long n,
        MetricState state,
        @Nullable Double threshold) {}

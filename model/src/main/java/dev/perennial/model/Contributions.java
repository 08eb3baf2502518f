package dev.perennial.model;

import java.util.Map;

/**
 * What each input added to one row's margin.
 *
 * @param byInput in the model's input order; with {@code baseValue} they sum to {@code margin}
 *     within 1e-5, or 1e-6 relative
 * @param margin the raw score before the link function
 * @param output what the model answers
 * @param link how the output follows from the margin: {@code logistic}, {@code identity}, {@code
 *     log}
 */
public record Contributions(
        double baseValue, Map<String, Double> byInput, double margin, double output, String link) {}

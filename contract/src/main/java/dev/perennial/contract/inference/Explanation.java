package dev.perennial.contract.inference;

import java.util.Map;

/**
 * What each input added to the margin of one row.
 *
 * @param margin the raw score before the link function; base value plus all contributions
 * @param output what the model answered
 * @param contributions by input, in the model's input order
 * @param link how the output follows from the margin: {@code logistic} or {@code identity}
 */
public record Explanation(
        String model,
        String version,
        double baseValue,
        Map<String, Double> contributions,
        double margin,
        double output,
        String link) {}

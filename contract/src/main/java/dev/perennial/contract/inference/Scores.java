package dev.perennial.contract.inference;

import java.util.List;

/**
 * @param values the first output, a value a row: a probability of label 1 or a predicted value
 */
public record Scores(String model, String version, List<Double> values) {}

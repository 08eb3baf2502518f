package dev.perennial.model;

import java.util.List;

/**
 * A model's answer.
 *
 * @param size number of rows
 * @param outputs at least one; the first is what decisions rest on: the probability of label 1, or
 *     the predicted value
 */
public record Prediction(int size, List<Output> outputs) {
    public Output first() {
        return outputs.getFirst();
    }

    /** The first output of a row. */
    public double score(int row) {
        return first().number(row);
    }
}

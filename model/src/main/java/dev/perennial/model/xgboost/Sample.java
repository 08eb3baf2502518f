package dev.perennial.model.xgboost;

import dev.perennial.model.Table;
import dev.perennial.model.format.Encoding;
import dev.perennial.model.format.Serving;
import java.util.List;

/**
 * Encoded rows with their labels.
 *
 * @param features names, in the order of a row
 * @param encoded row by row, as {@link Encoding#encode} gives them; NaN is missing
 * @param labels a label a row
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody; training data are not copied.
public record Sample(List<String> features, float[] encoded, float[] labels) {
    /**
     * @throws IllegalArgumentException when rows and labels don't fit
     */
    public Sample {
        features = List.copyOf(features);
        if (labels.length == 0) {
            throw new IllegalArgumentException("There are no rows to train on");
        }
        if ((long) labels.length * features.size() != encoded.length) {
            throw new IllegalArgumentException(
                    "%d values are not %d rows of %d features"
                            .formatted(encoded.length, labels.length, features.size()));
        }
    }

    /** Encodes raw rows; the table's columns are the encoding's, in its order. */
    public static Sample of(Encoding encoding, Table table, float[] labels) {
        return new Sample(encoding.featureOrder(), encoding.encode(table), labels);
    }

    void checkLabels(Serving.Task task) {
        for (float label : labels) {
            if (!Float.isFinite(label)) {
                throw new IllegalArgumentException("A label is not a number");
            }
            if (task == Serving.Task.BINARY && label != 0f && label != 1f) {
                throw new IllegalArgumentException("A binary label is 0 or 1, got " + label);
            }
        }
    }
}

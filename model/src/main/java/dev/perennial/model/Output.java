package dev.perennial.model;

import org.jspecify.annotations.Nullable;

/**
 * One output for all rows: numbers or texts, {@code width} values a row.
 *
 * @param datatype Open Inference Protocol datatype: FP32, FP64, INT64, BOOL, BYTES …
 * @param numbers row by row, or null where the output is text
 * @param texts row by row, or null where the output is numeric
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody; a copy a request would cost.
public record Output(
        String name,
        String datatype,
        int width,
        double @Nullable [] numbers,
        String @Nullable [] texts) {
    public static Output numeric(String name, String datatype, int width, double[] numbers) {
        return new Output(name, datatype, width, numbers, null);
    }

    public static Output text(String name, int width, String[] texts) {
        return new Output(name, "BYTES", width, null, texts);
    }

    /** The first value of a row as a number; NaN where the output is text. */
    public double number(int row) {
        return numbers == null ? Double.NaN : numbers[row * width];
    }

    /**
     * A value in the Java type of its datatype: Float, Double, Long, Boolean or String. A number
     * that is not finite is null: JSON has none.
     */
    public @Nullable Object value(int row, int column) {
        int at = row * width + column;
        if (numbers == null) {
            return texts == null ? null : texts[at];
        }
        double number = numbers[at];
        if (!Double.isFinite(number)) {
            return null;
        }
        return switch (datatype) {
            case "FP32", "FP16" -> (float) number;
            case "FP64" -> number;
            case "BOOL" -> number != 0;
            default -> (long) number;
        };
    }
}

package dev.perennial.model.format;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.perennial.model.ModelException;
import dev.perennial.model.Table;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Recorded rows with what the model answered in training, to see at load that it still does.
 *
 * @param expected the first output, a value a row
 */
public record Example(Table rows, List<Double> expected) {
    /** How far an answer may be from the recorded one: absolute, or relative above 1. */
    public static final double TOLERANCE = 1e-6;

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Split(
            @JsonProperty("columns") List<String> columns,
            @JsonProperty("data") List<List<@Nullable Object>> data) {}

    /** Reads the example that the flavor names; null where it names none. */
    public static @Nullable Example read(Path folder, Serving serving) {
        if (serving.example() == null || serving.expected() == null) {
            return null;
        }
        Split rows = ModelFiles.json(folder, serving.example(), Split.class);
        Split answers = ModelFiles.json(folder, serving.expected(), Split.class);
        List<Double> expected =
                answers.data().stream().map(row -> ((Number) first(row)).doubleValue()).toList();
        if (expected.size() != rows.data().size()) {
            throw new ModelException(
                    serving.expected() + " has other rows than " + serving.example());
        }
        return new Example(Table.ofRows(rows.columns(), rows.data()), expected);
    }

    private static Object first(List<@Nullable Object> row) {
        Object value = row.isEmpty() ? null : row.getFirst();
        if (value instanceof Number) {
            return value;
        }
        throw new ModelException("A recorded answer is not a number: " + value);
    }
}

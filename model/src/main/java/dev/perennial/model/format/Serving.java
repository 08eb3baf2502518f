package dev.perennial.model.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.model.ModelException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The flavor {@code perennial}: what serving must know beyond the booster, so that it can't differ
 * from training.
 *
 * @param encoding file name of the encoding; null: all inputs are numbers as they are
 * @param threshold decision threshold of the output, null for a regression
 * @param output name of the first output
 * @param example file name of the recorded rows; null where none were recorded
 * @param expected file name of what the model answered to them in training
 */
public record Serving(
        @Nullable String encoding,
        Task task,
        @Nullable Double threshold,
        String output,
        @Nullable String example,
        @Nullable String expected) {
    /** Its name among the flavors. */
    public static final String FLAVOR = "perennial";

    /** What a model answers. */
    public enum Task {
        /** The probability of label 1. */
        BINARY,
        /** A value. */
        REGRESSION
    }

    /** What the flavor says; null where the folder was not written by Perennial. */
    public static @Nullable Serving of(MlModel model) {
        ObjectNode flavor = model.flavors().get(FLAVOR);
        if (flavor == null) {
            return null;
        }
        JsonNode threshold = flavor.get("threshold");
        if (threshold != null && !threshold.isNull() && !threshold.isNumber()) {
            throw new ModelException("MLmodel's threshold is not a number: " + threshold);
        }
        return new Serving(
                model.text(FLAVOR, "encoding"),
                task(model.text(FLAVOR, "task")),
                threshold == null || threshold.isNull() ? null : threshold.asDouble(),
                text(model.text(FLAVOR, "output"), "score"),
                model.text(FLAVOR, "example"),
                model.text(FLAVOR, "expected"));
    }

    /** The encoding that it names. */
    public @Nullable Encoding readEncoding(Path folder) {
        return encoding == null ? null : ModelFiles.json(folder, encoding, Encoding.class);
    }

    private static Task task(@Nullable String name) {
        try {
            return Task.valueOf(text(name, "regression").toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ModelException("MLmodel names the task " + name + ", which is unknown", e);
        }
    }

    private static String text(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }
}

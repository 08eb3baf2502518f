package dev.perennial.inference.models.core;

import dev.perennial.model.Predictor;
import dev.perennial.model.Table;
import dev.perennial.model.format.Signature;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * First predictions of a fresh model, so that no caller waits for what is only done once. Its
 * correctness was seen at load, on the recorded example; here only an answer matters.
 */
public final class WarmUp {
    private static final int ROUNDS = 30;

    private WarmUp() {}

    /**
     * Predicts a made-up row some times.
     *
     * @throws dev.perennial.model.ModelException when the model can't answer at all
     */
    public static void run(Predictor predictor) {
        Table row = row(predictor.signature());
        for (int i = 0; i < ROUNDS; i++) {
            predictor.predict(row);
        }
    }

    /** One row that fits any signature: zeros, empty texts, false. */
    static Table row(Signature signature) {
        List<@Nullable Object> values =
                signature.inputs().stream().<@Nullable Object>map(WarmUp::neutral).toList();
        return Table.ofRows(signature.inputNames(), List.of(values));
    }

    private static Object neutral(Signature.Field field) {
        return switch (field.datatype()) {
            case "BYTES" -> "";
            case "BOOL" -> false;
            default -> 0L;
        };
    }
}

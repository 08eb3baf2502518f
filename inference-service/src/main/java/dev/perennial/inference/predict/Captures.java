package dev.perennial.inference.predict;

import dev.perennial.contract.monitor.CapturedRequest;
import dev.perennial.model.Output;
import dev.perennial.model.Prediction;
import dev.perennial.model.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes an answer down as monitor-service keeps it. */
final class Captures {
    private Captures() {}

    static CapturedRequest of(Ask ask, Answer answer) {
        return new CapturedRequest(
                answer.id(),
                answer.version().model(),
                answer.version().modelId(),
                answer.version().version(),
                answer.alias(),
                answer.arm(),
                ask.arrival().at(),
                ask.eventTimes(),
                answer.latencyMicros(),
                ask.caller().id(),
                ask.caller().actor(),
                answer.table().columns(),
                rows(answer.table()),
                outputNames(answer.prediction()),
                answers(answer.prediction()));
    }

    private static List<List<@Nullable Object>> rows(Table table) {
        List<List<@Nullable Object>> rows = new ArrayList<>(table.size());
        for (int r = 0; r < table.size(); r++) {
            List<@Nullable Object> row = new ArrayList<>(table.cells().length);
            for (@Nullable Object[] column : table.cells()) {
                row.add(column[r]);
            }
            rows.add(row);
        }
        return rows;
    }

    /** An output of several values a row becomes several columns: {@code probabilities[1]}. */
    private static List<String> outputNames(Prediction prediction) {
        List<String> names = new ArrayList<>();
        for (Output output : prediction.outputs()) {
            for (int i = 0; i < output.width(); i++) {
                names.add(output.width() == 1 ? output.name() : output.name() + '[' + i + ']');
            }
        }
        return names;
    }

    private static List<List<@Nullable Object>> answers(Prediction prediction) {
        List<List<@Nullable Object>> rows = new ArrayList<>(prediction.size());
        for (int r = 0; r < prediction.size(); r++) {
            List<@Nullable Object> row = new ArrayList<>();
            for (Output output : prediction.outputs()) {
                for (int i = 0; i < output.width(); i++) {
                    row.add(output.value(r, i));
                }
            }
            rows.add(row);
        }
        return rows;
    }
}

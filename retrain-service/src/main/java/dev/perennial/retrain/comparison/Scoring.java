package dev.perennial.retrain.comparison;

import dev.perennial.contract.inference.Rows;
import dev.perennial.contract.inference.SignatureView;
import dev.perennial.model.Table;
import dev.perennial.retrain.dataset.core.Dataset;
import dev.perennial.retrain.job.core.JobFailedException;
import dev.perennial.retrain.neighbour.Serving;
import dev.perennial.retrain.training.Features;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks inference-service, so that what is judged is what would serve. */
@ApplicationScoped
class Scoring {
    private static final int CHUNK = 5000;

    private final Serving serving;

    Scoring(Serving serving) {
        this.serving = serving;
    }

    /** A score a row. */
    double[] scores(String model, String version, Dataset data) {
        List<String> columns =
                serving.inference().signature(model, version).inputs().stream()
                        .filter(input -> isGiven(input, data, version))
                        .map(SignatureView.Field::name)
                        .toList();
        Table table = Features.of(data);
        double[] scores = new double[data.size()];
        for (int from = 0; from < scores.length; from += CHUNK) {
            int to = Math.min(from + CHUNK, scores.length);
            List<Double> values =
                    serving.inference()
                            .score(
                                    model,
                                    version,
                                    new Rows(columns, rows(table, columns, from, to)))
                            .values();
            if (values.size() != to - from) {
                throw new IllegalStateException(
                        "%d scores came for %d rows".formatted(values.size(), to - from));
            }
            for (int r = from; r < to; r++) {
                scores[r] = values.get(r - from);
            }
        }
        return scores;
    }

    private static boolean isGiven(SignatureView.Field input, Dataset data, String version) {
        boolean given = data.layout().featureNames().contains(input.name());
        if (!given && !input.optional()) {
            throw new JobFailedException(
                    "Version %s needs the input %s, which the hold-out lacks"
                            .formatted(version, input.name()));
        }
        return given;
    }

    private static List<List<@Nullable Object>> rows(
            Table table, List<String> columns, int from, int to) {
        List<List<@Nullable Object>> rows = new ArrayList<>(to - from);
        for (int r = from; r < to; r++) {
            List<@Nullable Object> row = new ArrayList<>(columns.size());
            for (String column : columns) {
                row.add(table.cells()[table.columns().indexOf(column)][r]);
            }
            rows.add(row);
        }
        return rows;
    }
}

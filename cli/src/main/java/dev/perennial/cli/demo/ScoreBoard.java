package dev.perennial.cli.demo;

import dev.perennial.cli.client.Api;
import dev.perennial.cli.client.TextTable;
import dev.perennial.contract.inference.Rows;
import dev.perennial.contract.inference.Scores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Old champion against new on the flights after the promotion: what each says of the same rows. */
final class ScoreBoard {
    private static final int ROWS_A_CALL = 2_000;

    private record Judged(double old, double now, double label) {}

    private final Api scientist;
    private final String model;
    private final Flights flights;

    ScoreBoard(Api scientist, String model, Flights flights) {
        this.scientist = scientist;
        this.model = model;
        this.flights = flights;
    }

    /**
     * Prints a line a month.
     *
     * @return whether the new champion is better over all of them, in both measures
     */
    boolean show(Story story, String oldVersion, String newVersion, Instant from) {
        List<Flights.Flight> later =
                flights.production().stream()
                        .filter(flight -> flight.at().isAfter(from))
                        .filter(flight -> flights.labels().containsKey(flight.id()))
                        .toList();
        double[] old = scores(oldVersion, later);
        double[] now = scores(newVersion, later);
        Map<String, List<Judged>> months = new TreeMap<>();
        List<Judged> all = new ArrayList<>();
        for (int i = 0; i < later.size(); i++) {
            Flights.Label label =
                    java.util.Objects.requireNonNull(flights.labels().get(later.get(i).id()));
            Judged judged = new Judged(old[i], now[i], label.value());
            months.computeIfAbsent(
                            later.get(i).at().toString().substring(0, 7), m -> new ArrayList<>())
                    .add(judged);
            all.add(judged);
        }
        TextTable table =
                new TextTable(
                        "month",
                        "flights",
                        "ROC-AUC v" + oldVersion,
                        "ROC-AUC v" + newVersion,
                        "log-loss v" + oldVersion,
                        "log-loss v" + newVersion);
        months.forEach((month, rows) -> line(table, month, rows));
        line(table, "all", all);
        story.plain("");
        story.plain("Champion before and after, on the same flights after the promotion:");
        story.plain(table.toString());
        return auc(all, true) > auc(all, false) && loss(all, true) < loss(all, false);
    }

    private static void line(TextTable table, String name, List<Judged> rows) {
        table.row(
                name,
                rows.size(),
                "%.3f".formatted(auc(rows, false)),
                "%.3f".formatted(auc(rows, true)),
                "%.3f".formatted(loss(rows, false)),
                "%.3f".formatted(loss(rows, true)));
    }

    private static double auc(List<Judged> rows, boolean now) {
        return Score.rocAuc(scores(rows, now), labels(rows));
    }

    private static double loss(List<Judged> rows, boolean now) {
        return Score.logLoss(scores(rows, now), labels(rows));
    }

    private static double[] scores(List<Judged> rows, boolean now) {
        return rows.stream().mapToDouble(row -> now ? row.now() : row.old()).toArray();
    }

    private static double[] labels(List<Judged> rows) {
        return rows.stream().mapToDouble(Judged::label).toArray();
    }

    private double[] scores(String version, List<Flights.Flight> rows) {
        List<String> columns = List.copyOf(flights.features().keySet());
        double[] scores = new double[rows.size()];
        for (int from = 0; from < rows.size(); from += ROWS_A_CALL) {
            List<Flights.Flight> some =
                    rows.subList(from, Math.min(from + ROWS_A_CALL, rows.size()));
            Scores answer =
                    scientist.post(
                            "/api/inference/v1/models/"
                                    + Api.path(model)
                                    + "/versions/"
                                    + version
                                    + "/scores",
                            new Rows(columns, some.stream().map(Flights.Flight::values).toList()),
                            Scores.class);
            for (int i = 0; i < some.size(); i++) {
                scores[from + i] = answer.values().get(i);
            }
        }
        return scores;
    }
}

package dev.perennial.monitor.measure.core;

import static dev.perennial.monitor.measure.core.Figures.figure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.perennial.contract.monitor.MetricState;
import dev.perennial.contract.monitor.MetricValue;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** The measures agree with scipy and scikit-learn on real data. */
class OracleTest {
    private static final Path FLIGHTS = Path.of("..", "demo", "flights_delay");

    @Test
    void drift_of_every_feature_of_the_flights_agrees_in_every_month() {
        Table reference = Table.file(FLIGHTS.resolve("reference.csv.gz"));
        Table production = Table.file(FLIGHTS.resolve("production.csv.gz"));
        Table oracle = Table.resource("flights_univariate.csv").where("column", c -> !isLabel(c));
        int checked =
                check(
                        oracle,
                        (window, row) -> {
                            boolean numeric = cell(row, "kind").equals("numeric");
                            String column = cell(row, "column");
                            Table month = production.where("ts", ts -> ts.startsWith(window));
                            return Drift.of(
                                    column,
                                    reference.sample(column, numeric),
                                    month.sample(column, numeric));
                        });
        assertThat(checked).isEqualTo(180);
    }

    @Test
    void drift_of_the_chicago_columns_agrees_with_exact_p_values() {
        Table chicago = Table.resource("chicago.csv.gz");
        Table reference = chicago.where("part", "reference"::equals);
        int checked =
                check(
                        Table.resource("chicago_univariate.csv"),
                        (window, row) -> {
                            String column = cell(row, "column");
                            return Drift.of(
                                    column,
                                    reference.sample(column, true),
                                    chicago.where("part", window::equals).sample(column, true));
                        });
        assertThat(checked).isEqualTo(14);
    }

    @Test
    void performance_on_the_flights_of_march_agrees() {
        Table march = Table.resource("flights_march_scores.csv.gz");
        List<MetricValue> measured =
                Performance.binary(march.numbers("score"), march.numbers("label"), 0.3);
        Map.of(
                        "accuracy", 0.74202128,
                        "precision", 0.45550428,
                        "recall", 0.42892613,
                        "f1", 0.44181586,
                        "roc_auc", 0.70594108,
                        "average_precision", 0.45037957,
                        "log_loss", 0.49933069,
                        "brier", 0.1617189)
                .forEach((metric, expected) ->
                        assertThat(figure(measured, metric))
                                .as(metric)
                                .isCloseTo(expected, within(1e-6)));
        assertThat(measured).allMatch(m -> m.n() == 6768);
    }

    @Test
    void performance_on_chicago_agrees() {
        Table quarter = Table.resource("chicago.csv.gz").where("part", "2015Q1"::equals);
        List<MetricValue> measured =
                Performance.regression(quarter.numbers("prediction"), quarter.numbers("label"));
        Map.of("rmse", 5.5893348, "mae", 4.8683278, "r2", 0.28569165, "bias", -2.9993344)
                .forEach((metric, expected) ->
                        assertThat(figure(measured, metric))
                                .as(metric)
                                .isCloseTo(expected, within(1e-6)));
    }

    private static String cell(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }

    private static boolean isLabel(String column) {
        return column.equals("label");
    }

    private static int check(
            Table oracle, BiFunction<String, Map<String, String>, List<MetricValue>> measure) {
        for (List<String> cells : oracle.rows()) {
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < cells.size(); i++) {
                row.put(oracle.header().get(i), cells.get(i));
            }
            String window = cells.getFirst();
            check(row, measure.apply(window, row));
        }
        return oracle.rows().size();
    }

    private static void check(Map<String, String> row, List<MetricValue> measured) {
        absolute(row, "missing_share", measured, "missing_share", 1e-6);
        absolute(row, "psi", measured, "psi", 1e-6);
        absolute(row, "js_distance", measured, "jensen_shannon", 1e-6);
        if (cell(row, "kind").equals("numeric")) {
            // The oracle prints eight digits.
            absolute(row, "ks_stat", measured, "ks", 6e-9);
            probability(row, "ks_p", measured, "ks_p");
        } else {
            absolute(row, "unseen_share", measured, "unseen_share", 1e-6);
            assertThat(figure(measured, "chi_squared"))
                    .as("chi-squared of %s", row)
                    .isCloseTo(Double.parseDouble(cell(row, "chi2_stat")), withinPercentage(1e-4));
            probability(row, "chi2_p", measured, "chi_squared_p");
        }
        assertThat(measured).allMatch(m -> m.state() == MetricState.MEASURED);
    }

    private static void absolute(
            Map<String, String> row,
            String figure,
            List<MetricValue> measured,
            String metric,
            double tolerance) {
        assertThat(figure(measured, metric))
                .as("%s of %s", metric, row)
                .isCloseTo(Double.parseDouble(cell(row, figure)), within(tolerance));
    }

    private static void probability(
            Map<String, String> row, String figure, List<MetricValue> measured, String metric) {
        double expected = Double.parseDouble(cell(row, figure));
        if (expected > 1e-12) {
            assertThat(figure(measured, metric))
                    .as("%s of %s", metric, row)
                    .isCloseTo(expected, withinPercentage(1e-4));
        } else {
            assertThat(figure(measured, metric)).as("%s of %s", metric, row).isBetween(0.0, 2e-12);
        }
    }
}

package dev.perennial.model.xgboost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.model.BadInputException;
import dev.perennial.model.Contributions;
import dev.perennial.model.Flights;
import dev.perennial.model.ModelException;
import dev.perennial.model.Prediction;
import dev.perennial.model.Table;
import dev.perennial.model.format.Encoding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BoosterPredictorTest {
    private static final Flights.Rows SAMPLE = Flights.rows("/flights/sample.csv");

    @Test
    void every_row_gets_the_score_that_the_training_library_gave() {
        try (BoosterPredictor model = flights()) {
            Prediction prediction = model.predict(SAMPLE.table());

            assertThat(prediction.size()).isEqualTo(SAMPLE.last().length);
            for (int r = 0; r < prediction.size(); r++) {
                assertThat(prediction.score(r)).isCloseTo(SAMPLE.last()[r], within(1e-6));
            }
        }
    }

    @Test
    void contributions_and_base_value_sum_to_the_margin() {
        try (BoosterPredictor model = flights()) {
            for (int r = 0; r < 200; r++) {
                Contributions why = model.explain(row(r)).orElseThrow();
                double sum =
                        why.baseValue()
                                + why.byInput().values().stream()
                                        .mapToDouble(Double::doubleValue)
                                        .sum();

                assertThat(sum).isCloseTo(why.margin(), within(1e-5));
                assertThat(why.link()).isEqualTo("logistic");
                assertThat(Link.LOGISTIC.apply(why.margin())).isCloseTo(why.output(), within(1e-6));
                assertThat(why.byInput().keySet())
                        .containsExactlyElementsOf(Flights.encoding().featureOrder());
            }
        }
    }

    @Test
    void columns_may_come_in_any_order() {
        try (BoosterPredictor model = flights()) {
            Table table = SAMPLE.table();
            Table turned =
                    new Table(
                            table.columns().reversed(),
                            table.size(),
                            java.util.Arrays.asList(table.cells())
                                    .reversed()
                                    .toArray(Object[][]::new));

            assertThat(model.predict(turned).score(7)).isEqualTo(model.predict(table).score(7));
        }
    }

    @Test
    void a_category_that_training_never_saw_counts_as_missing() {
        try (BoosterPredictor model = flights()) {
            Table unseen = row(0);
            Table missing = row(0);
            int carrier = unseen.columns().indexOf("carrier");
            unseen.cells()[carrier][0] = "ZZ";
            missing.cells()[carrier][0] = null;

            assertThat(model.predict(unseen).score(0)).isEqualTo(model.predict(missing).score(0));
        }
    }

    @Test
    void unknown_double_and_absent_inputs_are_told_by_name() {
        try (BoosterPredictor model = flights()) {
            assertThatThrownBy(() -> model.predict(Table.ofRows(List.of("wings"), List.of())))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining("wings");
            assertThatThrownBy(
                            () -> model.predict(Table.ofRows(List.of("hour", "hour"), List.of())))
                    .hasMessageContaining("hour is given twice");
            assertThatThrownBy(() -> model.predict(Table.ofRows(List.of("hour"), List.of())))
                    .hasMessageContaining("month is missing");
        }
    }

    @Test
    void values_of_another_type_or_range_are_refused_by_row() {
        try (BoosterPredictor model = flights()) {
            assertThatThrownBy(() -> model.predict(with("hour", "noon")))
                    .isInstanceOf(BadInputException.class)
                    .hasMessage("Input hour, row 0: \"noon\" is not a value of FP64");
            assertThatThrownBy(() -> model.predict(with("carrier", 3)))
                    .hasMessageContaining("3 is not a value of BYTES");
            assertThatThrownBy(() -> model.predict(with("hour", 1e300)))
                    .hasMessageContaining("beyond the range of float32");
            assertThatThrownBy(() -> model.predict(with("hour", Double.POSITIVE_INFINITY)))
                    .hasMessageContaining("Infinity");
        }
    }

    @Test
    void no_rows_give_no_answers() {
        try (BoosterPredictor model = flights()) {
            assertThat(
                            model.predict(
                                            Table.ofRows(
                                                    Flights.encoding().featureOrder(), List.of()))
                                    .size())
                    .isZero();
        }
    }

    @Test
    void what_is_no_booster_is_refused() {
        Encoding encoding = new Encoding(List.of("a"), Map.of());
        for (String junk : List.of("", "PK", "{}", "{\"learner\": {", "{\"learner\": {}}")) {
            byte[] bytes = junk.getBytes(StandardCharsets.UTF_8);
            assertThatThrownBy(() -> BoosterPredictor.of(bytes, encoding, "score", 0.5))
                    .isInstanceOf(ModelException.class);
        }
        assertThatThrownBy(() -> BoosterPredictor.of(Flights.booster(), encoding, "score", 0.5))
                .hasMessageContaining("takes 18 features");
    }

    static BoosterPredictor flights() {
        return BoosterPredictor.of(Flights.booster(), Flights.encoding(), "score", 0.3);
    }

    private static Table with(String column, Object value) {
        Table row = row(0);
        row.cells()[row.columns().indexOf(column)][0] = value;
        return row;
    }

    static Table row(int r) {
        Table table = SAMPLE.table();
        Object[][] cells = new Object[table.cells().length][1];
        for (int c = 0; c < cells.length; c++) {
            cells[c][0] = table.cells()[c][r];
        }
        return new Table(table.columns(), 1, cells);
    }
}

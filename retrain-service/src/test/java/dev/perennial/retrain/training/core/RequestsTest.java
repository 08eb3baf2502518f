package dev.perennial.retrain.training.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.contract.retrain.DataCut;
import dev.perennial.contract.retrain.StartTraining;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestsTest {
    private static final Instant MARCH = Instant.parse("2013-03-01T00:00:00Z");
    private static final Instant APRIL = Instant.parse("2013-04-01T00:00:00Z");

    @Test
    void parameters_go_by_their_own_names() {
        assertThat(Parameters.checked(Map.of("num_round", " 200", "learning_rate", "0.05")))
                .containsOnly(Map.entry("rounds", "200"), Map.entry("eta", "0.05"));
    }

    @ParameterizedTest
    @CsvSource({
        "depth, 5, known are",
        "max_depth, 5.0, whole number",
        "max_depth, deep, whole number",
        "max_depth, 99, from 1 to 16",
        "eta, NaN, number",
        "subsample, 0, number",
        "rounds, 1e2, whole number"
    })
    void a_wrong_parameter_is_told_with_what_would_be_right(
            String name, String value, String told) {
        assertThatThrownBy(() -> Parameters.checked(Map.of(name, value)))
                .hasMessageContaining(name)
                .hasMessageContaining(told);
    }

    @Test
    void the_same_parameter_by_two_names_is_refused() {
        assertThatThrownBy(() -> Parameters.checked(Map.of("eta", "0.1", "learning_rate", "0.2")))
                .hasMessageContaining("two names");
    }

    @Test
    void a_training_needs_rows_to_learn_from_and_rows_to_hold_out() {
        Requests.check(asked(new UUID(0, 1), 14, null, "xgboost-binary"));
        Requests.check(asked(null, null, new DataCut(MARCH, APRIL, APRIL, 7), "xgboost-binary"));
        assertThatThrownBy(() -> Requests.check(asked(null, 14, null, "xgboost-binary")))
                .hasMessageContaining("trainingData");
        assertThatThrownBy(
                        () -> Requests.check(asked(new UUID(0, 1), null, null, "xgboost-binary")))
                .hasMessageContaining("holdoutDays");
        assertThatThrownBy(() -> Requests.check(asked(new UUID(0, 1), 14, null, "train.py")))
                .hasMessageContaining("xgboost-regression");
        assertThatThrownBy(() -> cut(APRIL, MARCH, APRIL, 7)).hasMessageContaining("cut.from");
        assertThatThrownBy(() -> cut(MARCH, APRIL, MARCH, 7)).hasMessageContaining("knownBy");
        assertThatThrownBy(() -> cut(MARCH, APRIL, APRIL, 70)).hasMessageContaining("hold-out");
    }

    private static void cut(Instant from, Instant to, Instant knownBy, int days) {
        Requests.check(asked(null, null, new DataCut(from, to, knownBy, days), "xgboost-binary"));
    }

    private static StartTraining asked(
            @Nullable UUID data, @Nullable Integer days, @Nullable DataCut cut, String entry) {
        return new StartTraining("flights", data, days, cut, null, entry, Map.of(), 1, null, null);
    }
}

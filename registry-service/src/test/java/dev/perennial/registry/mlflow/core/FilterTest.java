package dev.perennial.registry.mlflow.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {
    private static boolean passes(String filter) {
        Map<String, @Nullable Object> thing = new HashMap<>();
        thing.put("metrics.auc", 0.71);
        thing.put("params.depth", "5");
        thing.put("tags.my tag", "Rose");
        thing.put("name", "it's");
        return Filter.parse(filter).passes(thing::get);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "metrics.auc > 0.7",
                "metrics.auc >= 0.71 and params.depth = '5'",
                "tags.`my tag` LIKE 'R%'",
                "tags.\"my tag\" ilike 'ro_e'",
                "name = 'it\\'s'",
                "params.depth IN ('4', '5')",
                "params.depth NOT IN ('4')",
                "params.none IS NULL AND params.depth IS NOT NULL",
                "metrics.auc != 1"
            })
    void what_fits_passes(String filter) {
        assertThat(passes(filter)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "metrics.auc < 0.7",
                "metrics.none > 0",
                "params.depth = '6'",
                "tags.`my tag` LIKE 'r%'",
                "params.depth = '5' AND metrics.auc > 1"
            })
    void what_does_not_fit_stays_out(String filter) {
        assertThat(passes(filter)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "metrics.auc",
                "metrics.auc > 0.7 OR metrics.auc < 1",
                "> 3",
                "name = 'x' AND",
                "name = 'x' name = 'y'",
                "params.depth IN 5",
                "';drop table run"
            })
    void what_is_no_filter_is_told(String filter) {
        assertThatThrownBy(() -> Filter.parse(filter)).isInstanceOf(FilterException.class);
    }

    @Test
    void a_number_is_not_compared_with_a_word() {
        assertThatThrownBy(() -> passes("metrics.auc > 'high'"))
                .isInstanceOf(FilterException.class)
                .hasMessageContaining("number");
    }
}

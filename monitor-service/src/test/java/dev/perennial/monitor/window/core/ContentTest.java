package dev.perennial.monitor.window.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.contract.monitor.MetricState;
import dev.perennial.contract.monitor.MetricValue;
import dev.perennial.contract.registry.ColumnSpec;
import dev.perennial.monitor.reference.core.Reference;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ContentTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static ColumnSpec spec(String name, ColumnSpec.Type type, ColumnSpec.Purpose purpose) {
        return new ColumnSpec(name, type, purpose, true);
    }

    private static Reference reference() {
        Reference.Builder builder =
                new Reference.Builder(
                        List.of(
                                spec("x", ColumnSpec.Type.NUMERIC, ColumnSpec.Purpose.FEATURE),
                                spec("c", ColumnSpec.Type.CATEGORICAL, ColumnSpec.Purpose.FEATURE),
                                spec("s", ColumnSpec.Type.NUMERIC, ColumnSpec.Purpose.SCORE),
                                spec("y", ColumnSpec.Type.NUMERIC, ColumnSpec.Purpose.LABEL)));
        for (int i = 0; i < 10; i++) {
            builder.add("x", String.valueOf(i));
            builder.add("c", i < 5 ? "a" : "");
            builder.add("s", i < 5 ? "" : "0.5");
            builder.add("y", "1");
            builder.add("unwanted", "1");
        }
        return builder.build();
    }

    private static MetricValue find(List<MetricValue> all, String metric, String column) {
        return all.stream()
                .filter(m -> m.metric().equals(metric) && column.equals(m.column()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void rows_are_taken_apart_by_the_names_of_their_inputs() {
        Content content = new Content(reference());
        content.request(new UUID(0, 1), 1000, NOW);
        content.row(List.of("c", "x"), List.of("b", 3), 0.5);
        content.request(new UUID(0, 2), 3000, NOW.plusSeconds(2));
        content.row(List.of("x"), List.of(4), Double.NaN);

        List<MetricValue> measured = content.measure("p");
        assertThat(content.rows()).isEqualTo(2);
        assertThat(find(measured, "missing_share", "x").value()).isZero();
        assertThat(find(measured, "missing_share", "c").value()).isEqualTo(0.5);
        assertThat(find(measured, "missing_share", "c").reference()).isEqualTo(0.5);
        assertThat(find(measured, "unseen_share", "c").value()).isEqualTo(0.5);
        // Rows that trained the model have no score and are no part of the answers' reference.
        assertThat(find(measured, "missing_share", "p").reference()).isZero();
        assertThat(measured)
                .filteredOn(m -> m.metric().equals("requests_per_second"))
                .extracting(MetricValue::value)
                .containsExactly(1.0);
        assertThat(measured)
                .filteredOn(m -> m.metric().equals("latency_p99_ms"))
                .extracting(MetricValue::value)
                .containsExactly(3.0);
    }

    @Test
    void a_window_without_rows_tells_nothing() {
        assertThat(new Content(reference()).measure("p"))
                .extracting(MetricValue::state)
                .containsOnly(MetricState.INSUFFICIENT);
    }

    @Test
    void a_reference_needs_a_feature_and_numbers_where_it_says_so() {
        assertThatThrownBy(() -> new Reference.Builder(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("FEATURE");
        Reference.Builder builder =
                new Reference.Builder(
                        List.of(spec("x", ColumnSpec.Type.NUMERIC, ColumnSpec.Purpose.FEATURE)));
        assertThatThrownBy(() -> builder.add("x", "warm"))
                .isInstanceOf(NumberFormatException.class);
        assertThat(builder.build().answers().size()).isZero();
    }
}

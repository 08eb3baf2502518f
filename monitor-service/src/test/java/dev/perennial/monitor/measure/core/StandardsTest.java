package dev.perennial.monitor.measure.core;

import static dev.perennial.contract.monitor.MetricState.BREACH;
import static dev.perennial.contract.monitor.MetricState.INSUFFICIENT;
import static dev.perennial.contract.monitor.MetricState.MEASURED;
import static dev.perennial.contract.monitor.MetricState.NOT_APPLICABLE;
import static dev.perennial.contract.monitor.MetricState.OK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.contract.monitor.MetricState;
import dev.perennial.contract.monitor.MetricValue;
import dev.perennial.contract.monitor.Standard;
import dev.perennial.contract.monitor.Standard.Bound;
import dev.perennial.contract.monitor.Standard.Severity;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StandardsTest {
    private static final Standards.Basis BASIS =
            new Standards.Basis(1000, 300, Set.of("temp", "month"));

    @Test
    void the_threshold_itself_meets_the_standard() {
        List<Standard> standards =
                List.of(
                        standard("roc_auc", null, Bound.AT_LEAST, 0.66),
                        standard("log_loss", null, Bound.AT_MOST, 0.5));
        assertThat(states(standards, auc(0.66), value("log_loss", null, 0.5))).containsOnly(OK);
        assertThat(states(standards, auc(0.6599), value("log_loss", null, 0.5001)))
                .containsOnly(BREACH);
    }

    @Test
    void what_nobody_set_a_standard_for_is_only_measured() {
        MetricValue auc = auc(0.5);
        assertThat(Standards.judge(List.of(auc), List.of(), BASIS)).containsExactly(auc);
        assertThat(auc.state()).isEqualTo(MEASURED);
    }

    @Test
    void too_few_rows_give_no_verdict_and_no_value() {
        Standard wants = new Standard("roc_auc", null, Bound.AT_LEAST, 0.6, Severity.CRITICAL, 101);
        MetricValue judged = Standards.judge(List.of(auc(0.1)), List.of(wants), BASIS).getFirst();
        assertThat(judged.state()).isEqualTo(INSUFFICIENT);
        assertThat(judged.value()).isNull();
        assertThat(judged.threshold()).isEqualTo(0.6);
        assertThat(judged.n()).isEqualTo(100);
    }

    @Test
    void undefined_and_insufficient_measures_never_pass() {
        List<Standard> standards = List.of(standard("roc_auc", null, Bound.AT_MOST, 1));
        assertThat(states(standards, Measures.notApplicable("roc_auc", null, 100)))
                .containsExactly(NOT_APPLICABLE);
        assertThat(states(standards, Measures.insufficient("roc_auc", null, 100)))
                .containsExactly(INSUFFICIENT);
        assertThat(states(standards, Measures.value("roc_auc", null, Double.NaN, 100)))
                .containsExactly(INSUFFICIENT);
    }

    @Test
    void a_star_stands_for_the_features_and_not_for_the_score() {
        List<Standard> standards = List.of(standard("psi", "*", Bound.AT_MOST, 0.2));
        assertThat(
                        states(
                                standards,
                                value("psi", "temp", 0.3),
                                value("psi", "month", 0.1),
                                value("psi", "score", 0.9)))
                .containsExactly(BREACH, OK, MEASURED);
    }

    @Test
    void a_named_column_has_its_own_standard_instead_of_the_star() {
        List<Standard> standards =
                List.of(
                        standard("psi", "*", Bound.AT_MOST, 0.2),
                        standard("psi", "month", Bound.AT_MOST, 10));
        assertThat(states(standards, value("psi", "month", 4.8), value("psi", "temp", 4.8)))
                .containsExactly(OK, BREACH);
    }

    @Test
    void of_several_standards_the_gravest_that_is_broken_shows() {
        Standard warning = new Standard("psi", "temp", Bound.AT_MOST, 0.1, Severity.WARNING, 0);
        Standard critical = new Standard("psi", "temp", Bound.AT_MOST, 0.25, Severity.CRITICAL, 0);
        List<Standard> both = List.of(warning, critical);
        MetricValue mild =
                Standards.judge(List.of(value("psi", "temp", 0.2)), both, BASIS).getFirst();
        MetricValue grave =
                Standards.judge(List.of(value("psi", "temp", 0.3)), both, BASIS).getFirst();
        assertThat(mild.threshold()).isEqualTo(0.1);
        assertThat(mild.state()).isEqualTo(BREACH);
        assertThat(Standards.severity(mild, both, BASIS.features())).contains(Severity.WARNING);
        assertThat(grave.threshold()).isEqualTo(0.25);
        assertThat(Standards.severity(grave, both, BASIS.features())).contains(Severity.CRITICAL);
    }

    @Test
    void a_standard_on_what_was_not_measured_is_shown_and_does_not_pass() {
        List<Standard> standards =
                List.of(
                        new Standard("roc_auc", null, Bound.AT_LEAST, 0.6, Severity.INFO, 301),
                        new Standard("f1", null, Bound.AT_LEAST, 0.6, Severity.INFO, 300),
                        new Standard("psi", "gone", Bound.AT_MOST, 0.2, Severity.INFO, 1000));
        List<MetricValue> judged = Standards.judge(List.of(), standards, BASIS);
        assertThat(judged)
                .extracting(MetricValue::state)
                .containsExactly(INSUFFICIENT, NOT_APPLICABLE, NOT_APPLICABLE);
        assertThat(judged).extracting(MetricValue::n).containsExactly(300L, 300L, 1000L);
    }

    @Test
    void just_enough_rows_are_enough_and_a_measured_standard_is_listed_once() {
        Standard wants = new Standard("roc_auc", null, Bound.AT_LEAST, 0.6, Severity.CRITICAL, 100);
        assertThat(Standards.judge(List.of(auc(0.7)), List.of(wants), BASIS))
                .singleElement()
                .satisfies(judged -> assertThat(judged.state()).isEqualTo(OK));
    }

    private static List<MetricState> states(List<Standard> standards, MetricValue... measured) {
        return Standards.judge(List.of(measured), standards, BASIS).stream()
                .map(MetricValue::state)
                .toList();
    }

    private static MetricValue auc(double value) {
        return value("roc_auc", null, value);
    }

    private static MetricValue value(String metric, @Nullable String column, double value) {
        return Measures.value(metric, column, value, 100);
    }

    private static Standard standard(
            String metric, @Nullable String column, Bound bound, double threshold) {
        return new Standard(metric, column, bound, threshold, Severity.WARNING, 0);
    }
}

package dev.perennial.monitor.finding.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.perennial.contract.monitor.FindingView.Blamed;
import dev.perennial.contract.monitor.MetricFamily;
import dev.perennial.contract.monitor.MetricState;
import dev.perennial.contract.monitor.MetricValue;
import dev.perennial.contract.monitor.Standard;
import dev.perennial.contract.monitor.Standard.Bound;
import dev.perennial.contract.monitor.Standard.Severity;
import dev.perennial.contract.monitor.WindowSpec;
import dev.perennial.monitor.measure.core.Measures;
import dev.perennial.monitor.measure.core.Standards;
import dev.perennial.monitor.window.core.Cut;
import dev.perennial.monitor.window.core.Cutter;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IncidentTest {
    private static final Set<String> FEATURES = Set.of("temp", "dewp", "month", "hour", "a", "b");
    private static final Cutter FORTNIGHTS =
            Cutter.byTime(
                    new WindowSpec(WindowSpec.Kind.DAYS, 14),
                    Instant.parse("2013-03-01T00:00:00Z"));
    private static final List<Standard> STANDARDS =
            List.of(
                    new Standard("roc_auc", null, Bound.AT_LEAST, 0.66, Severity.CRITICAL, 100),
                    new Standard("log_loss", null, Bound.AT_MOST, 0.5, Severity.WARNING, 100),
                    new Standard("psi", "*", Bound.AT_MOST, 0.2, Severity.WARNING, 100),
                    new Standard("missing_share", "*", Bound.AT_MOST, 0.3, Severity.WARNING, 0),
                    new Standard("latency_p99_ms", null, Bound.AT_MOST, 250, Severity.INFO, 1));

    private final Incident none = Incident.none(MetricFamily.PERFORMANCE);

    @Test
    void a_window_in_breach_opens_an_incident_that_says_what_happened() {
        List<MetricValue> measured =
                Measures.withReference(
                        List.of(auc(0.6234), loss(0.5), psi("temp", 1.5), psi("dewp", 0.8)),
                        List.of(auc(0.6741), loss(0.47)));
        Incident.Open open = open(none.next(window(3, measured)));
        assertThat(open.title())
                .isEqualTo(
                        "ROC-AUC fell to 0.623 in 2013-04-12+14d"
                                + " (standard: at least 0.66; reference 0.674)");
        assertThat(open.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(open.windows()).containsExactly("2013-04-12+14d");
        assertThat(open.worst().metric()).isEqualTo("roc_auc");
        assertThat(open.estimatedCost())
                .isEqualTo(
                        "ROC-AUC 0.0507 lower (0.623, reference 0.674);"
                                + " Log-loss 0.0300 higher (0.500, reference 0.470)");
        assertThat(open.blamed())
                .containsExactly(new Blamed("temp", "psi", 1.5), new Blamed("dewp", "psi", 0.8));
        assertThat(open.eventTime()).isEqualTo(Instant.parse("2013-04-26T00:00:00Z"));
    }

    @Test
    void a_healthy_window_opens_nothing() {
        assertThat(none.next(window(0, auc(0.7)))).isSameAs(none);
    }

    @Test
    void further_windows_in_breach_extend_it_and_the_worst_stays() {
        Incident.Open open =
                open(none.next(window(0, loss(0.6))).next(window(1, auc(0.6), loss(0.9))));
        assertThat(open.windows()).containsExactly("2013-03-01+14d", "2013-03-15+14d");
        assertThat(open.severity()).isEqualTo(Severity.CRITICAL);
        Incident.Open longer = open(open.next(window(2, auc(0.65))));
        assertThat(longer.windows()).hasSize(3);
        assertThat(longer.worst().value()).isEqualTo(0.6);
        assertThat(longer.title()).isEqualTo(open.title()).contains("2013-03-15+14d");
        assertThat(longer.eventTime()).isEqualTo(Instant.parse("2013-04-12T00:00:00Z"));
        assertThat(open(longer.next(window(3, auc(0.55)))).title()).contains("0.550");
        assertThat(open(longer.next(window(3, loss(5)))).worst().metric()).isEqualTo("roc_auc");
    }

    @Test
    void a_window_that_cannot_tell_neither_opens_nor_closes() {
        MetricValue few = Measures.value("roc_auc", null, 0.1, 99);
        MetricValue undefined = Measures.notApplicable("roc_auc", null, 500);
        Incident open = none.next(window(0, auc(0.6)));
        for (MetricValue silent : List.of(few, undefined)) {
            assertThat(none.next(window(0, silent))).isSameAs(none);
            assertThat(open.next(window(1, silent))).isSameAs(open);
            assertThat(open.next(window(1, silent, loss(0.4)))).isSameAs(open);
        }
        assertThat(open.next(window(1))).isSameAs(open);
    }

    @Test
    void a_later_window_within_its_standards_closes_it_and_the_next_breach_is_a_new_one() {
        Incident open = none.next(window(0, auc(0.6)));
        Incident closed = open.next(window(1, auc(0.7), loss(0.4)));
        assertThat(closed)
                .isInstanceOfSatisfying(
                        Incident.Resolved.class,
                        r -> {
                            assertThat(r.last()).isEqualTo(open);
                            assertThat(r.at()).isEqualTo(Instant.parse("2013-03-29T00:00:00Z"));
                            assertThat(r.family()).isEqualTo(MetricFamily.PERFORMANCE);
                        });
        assertThat(closed.next(window(2, auc(0.7)))).isSameAs(closed);
        assertThat(open(closed.next(window(3, auc(0.6)))).windows())
                .containsExactly("2013-04-12+14d");
    }

    @Test
    void a_window_told_twice_or_too_late_changes_nothing() {
        Incident open = none.next(window(2, auc(0.6)));
        assertThat(open.next(window(2, auc(0.5)))).isSameAs(open);
        assertThat(open.next(window(1, auc(0.9)))).isSameAs(open);
        Incident closed = open.next(window(3, auc(0.7)));
        assertThat(closed.next(window(2, auc(0.6)))).isSameAs(closed);
    }

    @Test
    void families_are_apart_and_five_columns_are_blamed_at_most() {
        List<MetricValue> measured =
                List.of(
                        auc(0.6),
                        psi("temp", 0.3),
                        psi("dewp", 0.5),
                        psi("month", 4.8366),
                        psi("hour", 0.01),
                        psi("a", 0.02),
                        psi("b", 0.005),
                        psi("score", 9));
        Incident.Open drift = open(Incident.none(MetricFamily.DRIFT).next(window(0, measured)));
        assertThat(drift.title())
                .isEqualTo(
                        "Population stability index of month reached 4.837 in 2013-03-01+14d"
                                + " (standard: at most 0.2)");
        assertThat(drift.blamed())
                .extracting(Blamed::column)
                .containsExactly("month", "dewp", "temp", "a", "hour");
        assertThat(drift.estimatedCost()).isNull();
        Incident quality = Incident.none(MetricFamily.QUALITY);
        assertThat(quality.next(window(0, measured))).isSameAs(quality);
    }

    @Test
    void missing_values_and_slow_answers_have_their_own_words() {
        MetricValue missing = Measures.value("missing_share", "dewp", 0.41242, 1513);
        MetricValue slow = Measures.value("latency_p99_ms", null, 1234.5, 2000);
        Incident.Open quality =
                open(Incident.none(MetricFamily.QUALITY).next(window(0, missing, slow)));
        assertThat(quality.title()).startsWith("Share of missing values of dewp reached 0.412 in");
        assertThat(quality.blamed())
                .extracting(Blamed::column, Blamed::metric)
                .containsExactly(tuple("dewp", "missing_share"));
        Incident.Open technical =
                open(Incident.none(MetricFamily.TECHNICAL).next(window(0, missing, slow)));
        assertThat(technical.title())
                .startsWith(
                        "99 % latency in ms reached 1234 in 2013-03-01+14d (standard: at most 250");
        assertThat(technical.blamed()).isEmpty();
        assertThat(technical.severity()).isEqualTo(Severity.INFO);
    }

    @Test
    void a_window_judged_by_no_standard_of_the_family_does_not_close_it() {
        Incident open = none.next(window(0, auc(0.6)));
        JudgedWindow unjudged =
                new JudgedWindow(window(1).cut(), List.of(auc(0.9)), List.of(), FEATURES);
        assertThat(open.next(unjudged)).isSameAs(open);
    }

    @Test
    void another_column_within_its_standard_does_not_vouch_for_the_one_in_breach() {
        Incident open = Incident.none(MetricFamily.DRIFT).next(window(0, psi("temp", 0.9)));
        MetricValue gone = Measures.insufficient("psi", "temp", 0);
        assertThat(open.next(window(1, gone, psi("dewp", 0.1)))).isSameAs(open);
        assertThat(open.next(window(1, psi("temp", 0.1), Measures.insufficient("psi", "dewp", 0))))
                .isInstanceOf(Incident.Resolved.class);
    }

    @Test
    void a_measure_without_a_word_of_its_own_is_named_by_its_name() {
        MetricValue recall =
                new MetricValue("recall", null, 0.2, null, 50, MetricState.BREACH, 0.4);
        assertThat(Wording.title(recall, window(0).cut()))
                .isEqualTo("Recall fell to 0.200 in 2013-03-01+14d (standard: at least 0.4)");
    }

    @Test
    void where_nothing_was_lost_the_cost_says_so() {
        List<MetricValue> measured = Measures.withReference(List.of(auc(0.65)), List.of(auc(0.64)));
        assertThat(open(none.next(window(0, measured))).estimatedCost())
                .isEqualTo("No loss against the reference");
    }

    @Test
    void figures_are_short_and_never_lose_a_small_value() {
        assertThat(Wording.figure(0)).isEqualTo("0");
        assertThat(Wording.figure(0.01234)).isEqualTo("0.0123");
        assertThat(Wording.figure(-3.14159)).isEqualTo("-3.142");
        assertThat(Wording.figure(12345.6)).isEqualTo("12346");
        assertThat(Wording.figure(2.34567e-27)).isEqualTo("2.35E-27");
    }

    private static Incident.Open open(Incident incident) {
        assertThat(incident).isInstanceOf(Incident.Open.class);
        return (Incident.Open) incident;
    }

    private static JudgedWindow window(int index, MetricValue... measured) {
        return window(index, Arrays.asList(measured));
    }

    private static JudgedWindow window(int index, List<MetricValue> measured) {
        Cut cut = FORTNIGHTS.at(Instant.parse("2013-03-01T00:00:00Z"));
        for (int i = 0; i < index; i++) {
            cut = FORTNIGHTS.after(cut);
        }
        var basis = new Standards.Basis(1000, 1000, FEATURES);
        return new JudgedWindow(
                cut, Standards.judge(measured, STANDARDS, basis), STANDARDS, FEATURES);
    }

    private static MetricValue auc(double value) {
        return Measures.value("roc_auc", null, value, 500);
    }

    private static MetricValue loss(double value) {
        return Measures.value("log_loss", null, value, 500);
    }

    private static MetricValue psi(String column, double value) {
        return Measures.value("psi", column, value, 500);
    }
}

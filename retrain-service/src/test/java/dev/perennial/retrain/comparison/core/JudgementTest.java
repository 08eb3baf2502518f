package dev.perennial.retrain.comparison.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.contract.retrain.ComparisonResult.Verdict;
import dev.perennial.contract.retrain.StartComparison;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgementTest {
    @ParameterizedTest
    @CsvSource({
        "0.001, 0, 20, SUPERIOR",
        "0, 0, 20, NON_INFERIOR",
        "-0.009, 0.01, 20, NON_INFERIOR",
        "-0.01, 0.01, 20, NON_INFERIOR",
        "-0.011, 0.01, 20, INFERIOR",
        "0.1, 0, 19, INSUFFICIENT",
        "NaN, 0, 30, INSUFFICIENT"
    })
    void the_lower_end_of_the_gain_decides(double low, double margin, int blocks, Verdict verdict) {
        Judgement judgement =
                Judgement.of(
                        Metric.LOG_LOSS, new Bootstrap.Interval(low, low + 0.02), margin, blocks);
        assertThat(judgement.verdict()).isEqualTo(verdict);
        assertThat(judgement.reason()).isNotBlank();
    }

    @Test
    void a_loss_that_falls_is_a_gain_and_a_rank_that_rises() {
        assertThat(Metric.LOG_LOSS.gain(0.5, 0.6)).isPositive();
        assertThat(Metric.ROC_AUC.gain(0.7, 0.6)).isPositive();
        assertThat(Metric.MAE.gain(2, 1)).isNegative();
    }

    @Test
    void a_comparison_that_can_decide_nothing_is_refused() {
        assertThatThrownBy(() -> Requests.check(asked("2", "accuracy", 0)))
                .hasMessageContaining("log_loss");
        assertThatThrownBy(() -> Requests.check(asked("2", "log_loss", -1)))
                .hasMessageContaining("margin");
        assertThatThrownBy(() -> Requests.check(asked("2", "log_loss", Double.NaN)))
                .hasMessageContaining("margin");
        assertThatThrownBy(() -> Requests.check(asked("1", "log_loss", 0)))
                .hasMessageContaining("same version");
        Requests.check(asked("2", "roc_auc", 0.01));
    }

    private static StartComparison asked(String candidate, String metric, double margin) {
        return new StartComparison(
                "m", candidate, "1", new UUID(0, 1), metric, margin, 1, null, null);
    }
}

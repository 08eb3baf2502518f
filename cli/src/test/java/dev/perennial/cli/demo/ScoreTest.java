package dev.perennial.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ScoreTest {
    @Test
    void figures_are_those_worked_out_by_hand() {
        double[] scores = {0.1, 0.4, 0.35, 0.8, 0.4};
        double[] labels = {0, 0, 1, 1, 1};

        // By hand: 4.5 of 6 pairs in order; -(ln .9 + ln .6 + ln .35 + ln .8 + ln .4) / 5
        assertThat(Score.rocAuc(scores, labels)).isCloseTo(0.75, within(1e-12));
        assertThat(Score.logLoss(scores, labels)).isCloseTo(0.5610885094, within(1e-9));
    }

    @Test
    void the_area_is_the_share_of_pairs_in_the_right_order() {
        Random random = new Random(7);
        double[] scores = random.doubles(200).map(x -> Math.round(x * 20) / 20.0).toArray();
        double[] labels = random.doubles(200).map(x -> x < 0.3 ? 1 : 0).toArray();

        double right = 0;
        double pairs = 0;
        for (int i = 0; i < scores.length; i++) {
            for (int j = 0; j < scores.length; j++) {
                if (labels[i] == 1 && labels[j] == 0) {
                    pairs++;
                    right += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                }
            }
        }

        assertThat(Score.rocAuc(scores, labels)).isCloseTo(right / pairs, within(1e-12));
    }
}

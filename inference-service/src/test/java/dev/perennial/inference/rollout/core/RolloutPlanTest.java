package dev.perennial.inference.rollout.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.contract.inference.StartRollout;
import dev.perennial.contract.inference.StartRollout.Mode;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RolloutPlanTest {
    private static final List<String> KEYS =
            IntStream.range(0, 20_000).mapToObj(i -> "user-" + i).toList();

    @Test
    void a_canary_picks_its_share_of_keys() {
        // Four standard deviations of a binomial share at 20,000 draws are below 0.0142.
        for (int percent : new int[] {1, 10, 50, 90}) {
            double share = picked(plan(Mode.CANARY, percent, "r")).size() / 20_000.0;
            assertThat(share).isBetween(percent / 100.0 - 0.0142, percent / 100.0 + 0.0142);
        }
        assertThat(picked(plan(Mode.CANARY, 0, "r"))).isEmpty();
        assertThat(picked(plan(Mode.CANARY, 100, "r"))).hasSize(20_000);
    }

    @Test
    void a_larger_share_keeps_the_keys_of_a_smaller_one() {
        assertThat(picked(plan(Mode.CANARY, 25, "r")))
                .containsAll(picked(plan(Mode.CANARY, 5, "r")));
    }

    @Test
    void another_rollout_picks_other_keys() {
        List<String> one = picked(plan(Mode.CANARY, 10, "renewal-1"));
        List<String> other = picked(plan(Mode.CANARY, 10, "renewal-2"));
        long both = one.stream().filter(java.util.Set.copyOf(other)::contains).count();
        // Independent picks share 1 % of all keys.
        assertThat(both).isBetween(120L, 280L);
    }

    @Test
    void a_shadow_answers_nobody() {
        assertThat(picked(plan(Mode.SHADOW, 100, "r"))).isEmpty();
    }

    @Test
    void the_same_values_are_the_same_rollout() {
        RolloutPlan plan = plan(Mode.CANARY, 10, "r");
        assertThat(plan.is(new StartRollout("2", Mode.CANARY, 10, "r"))).isTrue();
        assertThat(plan.is(new StartRollout("2", Mode.CANARY, 20, "r"))).isFalse();
        assertThat(plan.is(new StartRollout("2", Mode.SHADOW, 10, "r"))).isFalse();
        assertThat(plan.is(new StartRollout("3", Mode.CANARY, 10, "r"))).isFalse();
    }

    private static List<String> picked(RolloutPlan plan) {
        return KEYS.stream().filter(plan::picks).toList();
    }

    private static RolloutPlan plan(Mode mode, int percent, String reference) {
        return RolloutPlan.of("m", new StartRollout("2", mode, percent, reference), Instant.EPOCH);
    }
}

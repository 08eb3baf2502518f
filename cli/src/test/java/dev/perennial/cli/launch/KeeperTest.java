package dev.perennial.cli.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class KeeperTest {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private static final class Lamp implements Kept {
        boolean alive = true;
        int starts;

        @Override
        public String title() {
            return "lamp";
        }

        @Override
        public boolean isAlive() {
            return alive;
        }

        @Override
        public void startAgain() {
            starts++;
            alive = true;
        }
    }

    private final Lamp lamp = new Lamp();
    private final Keeper keeper = new Keeper(lamp, BEGIN);

    @Test
    void what_runs_is_left_alone() {
        assertThat(keeper.look(BEGIN.plusSeconds(1))).isEmpty();
        assertThat(lamp.starts).isZero();
    }

    @Test
    void what_ended_is_started_again_after_a_wait_that_is_told() {
        lamp.alive = false;

        assertThat(keeper.look(BEGIN)).contains("lamp: ended by itself, starts again in 0.25 s");
        assertThat(keeper.look(BEGIN.plusMillis(249))).isEmpty();
        assertThat(lamp.starts).isZero();
        assertThat(keeper.look(BEGIN.plusMillis(250))).contains("lamp: starting again");
        assertThat(lamp.starts).isEqualTo(1);
        assertThat(keeper.look(BEGIN.plusMillis(251))).isEmpty();
    }

    @Test
    void what_ends_again_and_again_is_hopeless() {
        Instant now = BEGIN;
        for (int time = 1; time <= 4; time++) {
            assertThat(keeper.isHopeless()).as("after %d ends", time - 1).isFalse();
            lamp.alive = false;
            keeper.look(now);
            now = now.plusSeconds(15);
            keeper.look(now);
        }

        assertThat(keeper.isHopeless()).isTrue();
        assertThat(lamp.starts).isEqualTo(4);
    }

    @Test
    void the_wait_doubles_up_to_a_quarter_of_a_minute() {
        BackOff backOff = new BackOff(BEGIN);
        long[] waits = new long[9];
        for (int i = 0; i < waits.length; i++) {
            waits[i] = backOff.ended(BEGIN).toMillis();
        }

        assertThat(waits)
                .containsExactly(250, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000);
    }

    @Test
    void who_ran_steadily_for_a_minute_begins_with_the_shortest_wait_again() {
        BackOff backOff = new BackOff(BEGIN);
        backOff.ended(BEGIN);
        backOff.ended(BEGIN);
        backOff.started(BEGIN);

        assertThat(backOff.ended(BEGIN.plusSeconds(59))).isEqualTo(Duration.ofSeconds(1));
        backOff.started(BEGIN);
        assertThat(backOff.ended(BEGIN.plusSeconds(60))).isEqualTo(Duration.ofMillis(250));
        assertThat(backOff.failures()).isEqualTo(1);
    }
}

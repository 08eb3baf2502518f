package dev.perennial.inference.protocol.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.contract.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RepeatsTest {
    private Instant now = Instant.EPOCH;
    private final AtomicInteger asked = new AtomicInteger();
    private final Repeats repeats =
            new Repeats(
                    new Clock() {
                        @Override
                        public ZoneId getZone() {
                            return ZoneOffset.UTC;
                        }

                        @Override
                        public Clock withZone(ZoneId zone) {
                            return this;
                        }

                        @Override
                        public Instant instant() {
                            return now;
                        }
                    });

    @Test
    void a_repeated_key_is_answered_from_memory_for_ten_minutes() {
        ask("k", 1);
        now = now.plus(Duration.ofMinutes(9));
        ask("k", 1);
        assertThat(asked).hasValue(1);
        now = now.plus(Duration.ofMinutes(2));
        ask("k", 1);
        assertThat(asked).hasValue(2);
    }

    @Test
    void the_oldest_keys_go_when_there_are_too_many_or_their_answers_are_too_large() {
        for (int i = 0; i < 10_001; i++) {
            ask("k" + i, 1);
        }
        asked.set(0);
        ask("k10000", 1);
        assertThat(asked).hasValue(0);
        ask("k0", 1);
        assertThat(asked).hasValue(1);

        for (int i = 0; i < 9; i++) {
            ask("large" + i, 8 << 20);
        }
        asked.set(0);
        ask("large8", 1);
        assertThat(asked).hasValue(0);
        ask("large0", 1);
        assertThat(asked).hasValue(1);
    }

    @Test
    void errors_are_not_remembered_and_other_bodies_are_refused() {
        assertThatThrownBy(() ->
                        repeats.answer(
                                "k",
                                new byte[0],
                                () -> {
                                    throw ProblemException.invalid("no");
                                }))
                .hasMessage("no");
        ask("k", 1);
        assertThat(asked).hasValue(1);
        assertThatThrownBy(() -> repeats.answer("k", new byte[] {1}, () -> new byte[1]))
                .hasMessageContaining("another request");
    }

    @Test
    void of_calls_at_the_same_time_one_asks() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            callers.add(
                    Thread.ofVirtual()
                            .start(() ->
                                    repeats.answer(
                                            "k",
                                            new byte[0],
                                            () -> {
                                                begun.countDown();
                                                try {
                                                    go.await();
                                                } catch (InterruptedException e) {
                                                    throw new IllegalStateException(e);
                                                }
                                                asked.incrementAndGet();
                                                return new byte[1];
                                            })));
        }
        begun.await();
        go.countDown();
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(asked).hasValue(1);
    }

    private void ask(String key, int bytes) {
        repeats.answer(
                key,
                new byte[0],
                () -> {
                    asked.incrementAndGet();
                    return new byte[bytes];
                });
    }
}

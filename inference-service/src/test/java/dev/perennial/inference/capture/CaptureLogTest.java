package dev.perennial.inference.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.perennial.contract.inference.Arm;
import dev.perennial.contract.inference.LedgerView;
import dev.perennial.contract.monitor.CapturedRequest;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.inference.state.JournalConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureLogTest {
    @TempDir Path folder;

    @Test
    void a_durable_log_that_is_full_refuses_the_answer() throws IOException {
        CaptureLog log = log(CaptureConfig.Mode.DURABLE, 10);
        assertThatThrownBy(() -> log.keep(request("UA")))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type().status()).isEqualTo(503));
        assertThat(log.ledger()).isEqualTo(new LedgerView(0, 0, 0, 0, 0));
        log.close();
    }

    @Test
    void by_best_effort_the_answer_is_given_and_counted_as_dropped() throws IOException {
        CaptureLog log = log(CaptureConfig.Mode.BEST_EFFORT, 10);
        log.keep(request("UA"));
        assertThat(log.ledger()).isEqualTo(new LedgerView(2, 0, 0, 0, 2));
        log.close();
    }

    @Test
    void what_nobody_waits_for_never_fails() throws IOException {
        CaptureLog log = log(CaptureConfig.Mode.DURABLE, 10);
        log.keepIfPossible(request("UA"));
        assertThat(log.ledger().dropped()).isEqualTo(2);
        log.close();
    }

    @Test
    void a_record_that_monitor_could_never_take_is_refused_before_it_is_kept() throws IOException {
        CaptureLog log = log(CaptureConfig.Mode.DURABLE, 1L << 30);
        assertThatThrownBy(() -> log.keep(request("x".repeat(8 << 20))))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type().status()).isEqualTo(413));
        assertThat(log.ledger().served()).isZero();
        log.close();
    }

    private CaptureLog log(CaptureConfig.Mode mode, long totalBytes) throws IOException {
        return new CaptureLog(
                place(totalBytes),
                config(mode),
                new ObjectMapper().registerModule(new JavaTimeModule()),
                new SimpleMeterRegistry());
    }

    private JournalConfig place(long totalBytes) {
        return new JournalConfig() {
            @Override
            public Path directory() {
                return folder;
            }

            @Override
            public long segmentBytes() {
                return 1 << 20;
            }

            @Override
            public long totalBytes() {
                return totalBytes;
            }
        };
    }

    private static CaptureConfig config(CaptureConfig.Mode mode) {
        return new CaptureConfig() {
            @Override
            public Mode mode() {
                return mode;
            }

            @Override
            public Duration force() {
                return Duration.ofSeconds(1);
            }

            @Override
            public Duration firstPause() {
                return Duration.ofSeconds(1);
            }

            @Override
            public Duration longestPause() {
                return Duration.ofSeconds(1);
            }
        };
    }

    private static CapturedRequest request(String value) {
        return new CapturedRequest(
                new UUID(1, 2),
                "m",
                new UUID(3, 4),
                "1",
                "champion",
                Arm.CHAMPION,
                Instant.EPOCH,
                List.of(Instant.EPOCH, Instant.EPOCH),
                1,
                null,
                "ada",
                List.of("carrier"),
                List.of(List.of(value), List.of(value)),
                List.of("score"),
                List.of(List.of(0.5), List.of(0.5)));
    }
}

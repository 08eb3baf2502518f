package dev.perennial.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.cli.client.Api;
import dev.perennial.cli.client.Door;
import dev.perennial.cli.launch.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchTest {
    private static final String WINDOWS = "/api/monitor/v1/models/m/windows?limit=10";
    private static final String FINDINGS = "/api/monitor/v1/models/m/findings?state=OPEN&limit=20";
    private static final String RENEWALS = "/api/workflows/v1/renewals?limit=10&model=m";
    private static final Instant END = Instant.parse("2013-05-01T00:00:00Z");

    private final Door door = new Door();
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final Story story =
            new Story(new Progress(new PrintStream(output, true, StandardCharsets.UTF_8)));
    private final Watch watch = new Watch(Api.withToken(door.url(), "t"), story, "m");

    @AfterEach
    void close() {
        door.close();
    }

    private String told() {
        return output.toString(StandardCharsets.UTF_8);
    }

    private static String window(String state) {
        return """
        {"items": [{"id": "01900000-0000-7000-8000-000000000001", "model": "m",
          "version": "1", "name": "2013-04", "start": "2013-04-01T00:00:00Z",
          "end": "2013-05-01T00:00:00Z", "rows": 1234, "labelled": 1200, "state": "%s",
          "metrics": [
            {"metric": "roc_auc", "value": 0.61, "n": 1200, "state": "BREACH"},
            {"metric": "log_loss", "n": 0, "state": "INSUFFICIENT"},
            {"metric": "psi", "column": "wind", "value": 0.31, "n": 9, "state": "BREACH"},
            {"metric": "psi", "column": "hour", "value": 0.02, "n": 9, "state": "OK"}]}]}
        """
                .formatted(state);
    }

    @Test
    void a_window_is_waited_for_until_it_is_judged_and_told_once() {
        door.answers(WINDOWS, 200, window("OPEN"))
                .answers(WINDOWS, 200, window("JUDGED"))
                .answers(FINDINGS, 200, "{\"items\": []}");

        watch.awaitJudged(END);
        watch.awaitJudged(END);

        assertThat(told())
                .containsOnlyOnce("Window 2013-04")
                .contains("ROC-AUC 0.610 (BREACH)", "log-loss n/a", "PSI wind 0.31 hour 0.02")
                .contains("p99 n/a");
    }

    @Test
    void a_performance_finding_is_told_with_what_moved_and_what_it_costs() {
        door.answers(WINDOWS, 200, window("JUDGED"))
                .answers(
                        FINDINGS,
                        200,
                        """
                        {"items": [{"id": "01900000-0000-7000-8000-000000000002", "model": "m",
                          "family": "PERFORMANCE", "severity": "CRITICAL", "state": "OPEN",
                          "title": "ROC-AUC fell", "windows": ["2013-03", "2013-04"],
                          "blamed": [{"column": "wind", "metric": "psi", "value": 0.31}],
                          "estimatedCost": "12 more missed delays"}]}
                        """);

        watch.awaitJudged(END);

        assertThat(told())
                .contains(
                        "ROC-AUC fell", "2 windows in a row", "wind (psi 0.31)", "12 more missed");
        assertThat(watch.finding()).isPresent();
    }

    @Test
    void each_step_of_a_renewal_is_told_once_under_its_chapter() {
        String step = "{\"name\": \"Train the candidate\", \"what\": \"run r1\"}";
        String next = "{\"name\": \"Compare them\", \"what\": \"better\"}";
        String renewal = "{\"items\": [{\"id\": \"r\", \"model\": \"m\", \"history\": [%s]}]}";
        door.answers(RENEWALS, 200, renewal.formatted(""))
                .answers(RENEWALS, 200, renewal.formatted(step))
                .answers(RENEWALS, 200, renewal.formatted(step + "," + next));

        for (int look = 0; look < 3; look++) {
            assertThat(watch.renewal()).isPresent();
        }

        assertThat(told())
                .containsSubsequence("renewal r has begun", "5. ", "run r1", "6. ", "better")
                .containsOnlyOnce("has begun")
                .containsOnlyOnce("run r1");
    }

    @Test
    void a_renewal_that_ended_is_not_one_to_follow() {
        door.answers(
                RENEWALS,
                200,
                "{\"items\": [{\"id\": \"r\", \"endedAt\": \"2013-05-01T00:00:00Z\"}]}");

        assertThat(watch.renewal()).isEmpty();
        assertThat(told()).isEmpty();
    }
}

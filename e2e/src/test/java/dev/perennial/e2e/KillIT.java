package dev.perennial.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Each part is killed while the demo runs, at the moments where it has most to lose. On a platform
 * of its own.
 */
@Order(0)
class KillIT {
    private static final String MODEL = "flights-delay";
    private static final Duration DEMO = Duration.ofMinutes(12);
    private static final int SOME_TRAFFIC = 300;
    private static final int KILLS_OF_INFERENCE = 2;

    @Test
    void parts_killed_at_any_moment_lose_nothing_acknowledged_and_do_nothing_twice() {
        try (Platform platform = Platform.start("kill");
                Shell demo = platform.command("demo", "--approve")) {
            Kills kills = new Kills(platform);
            for (String part : List.of("inference-service", "monitor-service", "gateway")) {
                awaitTraffic(platform, demo);
                kills.kill(part);
            }
            during(demo, "a renewal's training", () -> trainsForRenewal(platform));
            kills.kill("retrain-service");
            kills.kill("workflows");
            during(demo, "the trial of the candidate", () -> triesCandidate(platform));
            kills.kill("inference-service");
            kills.kill("registry-service");
            kills.kill("workflows");

            assertThat(demo.await(DEMO)).as(demo.output()).isZero();
            everythingServedIsLogged(platform);
            everyAcknowledgedInferenceIsRecordedOnce(platform, demo);
            theRenewalHappenedOnce(platform);
        }
    }

    /** Waits until some more flights are answered. */
    private static void awaitTraffic(Platform platform, Shell demo) {
        long[] first = {-1};
        during(
                demo,
                "traffic",
                () -> {
                    long served =
                            platform.find("/api/inference/v1/ledger")
                                    .map(ledger -> ledger.path("served").asLong())
                                    .orElse(-1L);
                    if (first[0] < 0) {
                        first[0] = served;
                    }
                    return first[0] >= 0 && served >= first[0] + SOME_TRAFFIC;
                });
    }

    private static boolean trainsForRenewal(Platform platform) {
        return platform.find("/api/retrain/v1/jobs?model=" + MODEL)
                .filter(page ->
                        items(
                                                page,
                                                job ->
                                                        is(job, "kind", "TRAINING")
                                                                && is(job, "state", "RUNNING")
                                                                && job.path("reference")
                                                                        .isTextual())
                                        .size()
                                == 1)
                .isPresent();
    }

    private static boolean triesCandidate(Platform platform) {
        return platform.find("/api/inference/v1/models/" + MODEL + "/rollout").isPresent();
    }

    private static void during(Shell demo, String moment, Callable<Boolean> reached) {
        await(moment)
                .atMost(DEMO)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .failFast(() ->
                        assertThat(demo.isAlive())
                                .as("the demo ended before " + moment + ":\n" + demo.output())
                                .isTrue())
                .until(reached);
    }

    private static void everythingServedIsLogged(Platform platform) {
        await("the journal to be taken by monitor-service")
                .atMost(Duration.ofMinutes(1))
                .until(() ->
                        platform.find("/api/inference/v1/ledger")
                                .filter(ledger -> ledger.path("spilled").asLong(-1) == 0)
                                .isPresent());
        JsonNode ledger = platform.get("/api/inference/v1/ledger");
        assertThat(ledger.path("logged").asLong()).isEqualTo(ledger.path("served").asLong());
        assertThat(ledger.path("dropped").asLong(-1)).isZero();
    }

    /**
     * The demo ended well, so each flight was answered. An answer that a kill kept from arriving
     * may be on record too: at most one request a kill of inference-service.
     */
    private static void everyAcknowledgedInferenceIsRecordedOnce(Platform platform, Shell demo) {
        Flights flights = Flights.ofTheDemo();
        Recorded recorded = Recorded.of(platform, MODEL);

        assertThat(recorded.repeated()).as("ids listed twice").isEmpty();
        assertThat(recorded.missing(flights)).as("flights that are not on record").isEmpty();
        assertThat(recorded.count())
                .isBetween(
                        flights.count(),
                        flights.count() + KILLS_OF_INFERENCE * flights.mostInOneRequest());
        assertThat(recorded.ids()).contains(lastAcknowledged(demo));
    }

    /** The inference whose answer the demo tells at its end. */
    private static String lastAcknowledged(Shell demo) {
        String mark = "./perennial why ";
        return demo.output()
                .lines()
                .filter(line -> line.contains(mark))
                .map(line -> line.substring(line.indexOf(mark) + mark.length()).strip())
                .findFirst()
                .orElseThrow(() -> new AssertionError("No answer told:\n" + demo.output()));
    }

    private static void theRenewalHappenedOnce(Platform platform) {
        List<JsonNode> renewals =
                items(
                        platform.get("/api/workflows/v1/renewals?limit=100&model=" + MODEL),
                        renewal -> renewal.path("finding").isTextual());
        assertThat(renewals).hasSize(1);
        assertThat(renewals.getFirst().path("outcome").asText()).isEqualTo("PROMOTED");
        String candidate = renewals.getFirst().path("candidate").asText();

        JsonNode jobs = platform.get("/api/retrain/v1/jobs?limit=100&model=" + MODEL);
        assertThat(items(jobs, job -> is(job, "kind", "TRAINING")))
                .hasSize(2)
                .allMatch(job -> is(job, "state", "DONE"));
        assertThat(items(jobs, job -> is(job, "kind", "COMPARISON")))
                .hasSize(1)
                .allMatch(job -> is(job, "state", "DONE"));

        String model = "/api/registry/v1/models/" + MODEL;
        assertThat(platform.get(model).path("versions").asInt()).isEqualTo(2);
        assertThat(
                        items(platform.get(model + "/aliases/champion/history"), move -> true)
                                .stream()
                                .map(move -> move.path("version").asText()))
                .as("moves of champion, newest first")
                .hasSize(2)
                .startsWith(candidate)
                .doesNotHaveDuplicates();
    }

    private static boolean is(JsonNode node, String field, String value) {
        return node.path(field).asText().equals(value);
    }

    private static List<JsonNode> items(JsonNode page, Predicate<JsonNode> wanted) {
        List<JsonNode> items = new ArrayList<>();
        for (JsonNode item : page.path("items")) {
            if (wanted.test(item)) {
                items.add(item);
            }
        }
        return items;
    }
}

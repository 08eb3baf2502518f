package dev.perennial.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.perennial.contract.Role;
import dev.perennial.contract.inference.Arm;
import dev.perennial.contract.monitor.CapturedRequest;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ServingTest extends ServingCase {
    @Test
    void every_answer_is_in_the_record_even_when_monitor_was_away() {
        monitor().away(true);
        UUID id =
                requestId(
                        infer(
                                        flights(2)
                                                .replace(
                                                        "\"id\": \"mine\"",
                                                        """
                                                        "id": "away", "parameters": {"event_times":
                                                          ["2013-07-01T12:00:00Z", "2013-07-01T15:00:00+02:00"]}
                                                        """))
                                .statusCode(200)
                                .extract()
                                .path("parameters.request_id"));
        long spilled = as(Role.OPERATOR).get(OWN + "/ledger").jsonPath().getLong("spilled");
        assertThat(spilled).isGreaterThanOrEqualTo(2);
        assertThat(monitor().taken()).doesNotContainKey(id);

        monitor().away(false);
        CapturedRequest request =
                Awaitility.await().until(() -> monitor().taken().get(id), r -> r != null);
        assertThat(request.modelId()).isEqualTo(FakeRegistry.FLIGHTS);
        assertThat(request.version()).isEqualTo("1");
        assertThat(request.alias()).isEqualTo("champion");
        assertThat(request.arm()).isEqualTo(Arm.CHAMPION);
        assertThat(request.callerId()).isEqualTo("away");
        assertThat(request.actor()).isEqualTo("ada");
        assertThat(request.eventTimes())
                .containsExactly(
                        Instant.parse("2013-07-01T12:00:00Z"),
                        Instant.parse("2013-07-01T13:00:00Z"));
        assertThat(request.inputs()).isEqualTo(SmallModel.COLUMNS);
        assertThat(request.rows().getFirst()).isEqualTo(List.of(31.5, 20.0, "B6"));
        assertThat((Double) request.answers().getFirst().getFirst())
                .isCloseTo(expected("1"), within(1e-6));
        Awaitility.await()
                .until(() ->
                        as(Role.OPERATOR).get(OWN + "/ledger").jsonPath().getLong("spilled") == 0);
    }

    private static UUID requestId(String text) {
        return UUID.fromString(text);
    }

    @Test
    void the_alias_moves_under_load_without_a_failed_request() throws InterruptedException {
        Queue<String> versions = new ConcurrentLinkedQueue<>();
        AtomicBoolean stop = new AtomicBoolean();
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            callers.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                while (!stop.get()) {
                                    var answer = infer(flights(1)).extract();
                                    versions.add(
                                            answer.statusCode() == 200
                                                    ? answer.path("model_version")
                                                    : "failed: " + answer.asString());
                                }
                            }));
        }
        for (String version : List.of("2", "1", "2")) {
            registry().champion(version);
            as(Role.PART).body(moved()).post(OWN + "/events").then().statusCode(204);
            awaitChampion(version);
            Awaitility.await().until(() -> versions.contains(version));
        }
        stop.set(true);
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(versions).isNotEmpty().containsOnly("1", "2");
        infer(flights(1)).statusCode(200).body("model_version", equalTo("2"));
    }

    private static String moved() {
        return """
        {"specversion": "1.0", "id": "e1", "source": "/perennial/registry-service",
         "type": "dev.perennial.alias.moved", "time": "2026-01-01T00:00:00Z",
         "partitionkey": "flights", "data": {}}
        """;
    }

    @Test
    void a_champion_that_cant_be_loaded_leaves_the_old_one_and_says_why() {
        registry().champion("3");
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        as(Role.VIEWER)
                                .get(OWN + "/loaded")
                                .then()
                                .body("find { it.version == '3' }?.state", equalTo("FAILED"))
                                .body(
                                        "find { it.version == '3' }?.message",
                                        containsString("damaged")));

        infer(flights(1)).statusCode(200).body("model_version", equalTo("1"));
    }

    @Test
    void what_is_loaded_serves_on_while_the_registry_is_away() {
        registry().away(true);
        infer(flights(1)).statusCode(200).body("model_version", equalTo("1"));
        as(Role.SERVICE)
                .body(flights(1))
                .post("/v2/models/flights/versions/77/infer")
                .then()
                .statusCode(503);
    }

    @Test
    void events_are_for_parts_of_the_platform_and_the_state_for_whoever_may_read() {
        as(Role.VIEWER).body(moved()).post(OWN + "/events").then().statusCode(403);
        as(Role.SERVICE).body(moved()).post(OWN + "/events").then().statusCode(403);
        as(Role.PART)
                .body(moved().replace("\"type\": \"dev.perennial.alias.moved\",", ""))
                .post(OWN + "/events")
                .then()
                .statusCode(204);
        as(Role.VIEWER).get(OWN + "/loaded").then().statusCode(200);
        as("viewer@flights").get(OWN + "/loaded").then().statusCode(403);
    }

    @Test
    void metrics_carry_the_ledger_and_each_models_latency() {
        infer(flights(1)).statusCode(200);
        String metrics =
                as(Role.VIEWER).get("/q/metrics").then().statusCode(200).extract().asString();

        assertThat(metrics)
                .contains("perennial_inference_ledger_rows{state=\"spilled\"")
                .contains(
                        "perennial_inference_latency_seconds_count{arm=\"CHAMPION\",model=\"flights\"");
    }
}

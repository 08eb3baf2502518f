package dev.perennial.inference;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;

import dev.perennial.contract.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EventTimesTest extends ServingCase {
    private final Clock clock;

    @Inject
    EventTimesTest(Clock clock) {
        this.clock = clock;
    }

    private static ValidatableResponse infer(int rows, String parameters) {
        return infer(
                flights(rows)
                        .replace(
                                "\"id\": \"mine\"",
                                "\"id\": \"mine\", \"parameters\": {" + parameters + "}"));
    }

    private String in(Duration time) {
        return clock.instant().plus(time).toString();
    }

    @Test
    void an_event_of_the_future_is_refused_and_the_caller_told_what_to_do() {
        infer(1, "\"event_time\": \"2199-01-01T00:00:00Z\"")
                .statusCode(400)
                .contentType("application/problem+json")
                .body(
                        "detail",
                        allOf(
                                containsString("event_time is 2199-01-01T00:00:00Z"),
                                containsString("PT10M"),
                                containsString("leave it out for the time of arrival")));
        infer(1, "\"event_time\": \"" + in(Duration.ofMinutes(11)) + "\"").statusCode(400);
        as(Role.SERVICE)
                .body(
                        flights(1)
                                .replace(
                                        "{\"id\"",
                                        "{\"parameters\": {\"event_time\":"
                                                + " \"2199-01-01T00:00:00Z\"}, \"id\""))
                .post("/v2/models/flights/versions/2/infer")
                .then()
                .statusCode(400);
    }

    @Test
    void one_row_of_the_future_is_enough_and_named() {
        infer(2, "\"event_times\": [\"2013-07-01T12:00:00Z\", \"" + in(Duration.ofDays(1)) + "\"]")
                .statusCode(400)
                .body("detail", containsString("event_times[1]"));
    }

    @Test
    void clocks_may_differ_a_little_and_the_past_may_be_replayed() {
        infer(1, "\"event_time\": \"" + in(Duration.ofMinutes(9)) + "\"").statusCode(200);
        infer(1, "\"event_time\": \"2013-07-01T12:00:00Z\"").statusCode(200);
    }
}

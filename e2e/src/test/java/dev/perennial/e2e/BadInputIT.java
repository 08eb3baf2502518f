package dev.perennial.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(SharedPlatform.class)
@Order(2)
class BadInputIT {
    private static final int HUNDRED_MEGABYTES = 100 * 1024 * 1024;

    /** A public endpoint that takes a body. */
    record Door(String method, String path) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static final List<Door> TAKES_A_BODY =
            List.of(
                    new Door("POST", "/v2/models/nobody/infer"),
                    new Door("POST", "/api/monitor/v1/labels"),
                    new Door("PUT", "/api/monitor/v1/models/nobody/settings"),
                    new Door("POST", "/api/retrain/v1/trainings"),
                    new Door("POST", "/api/retrain/v1/comparisons"),
                    new Door("POST", "/api/workflows/v1/renewals"),
                    new Door("PUT", "/api/workflows/v1/policies/nobody"),
                    new Door("PUT", "/api/workflows/v1/automation"),
                    new Door("POST", "/api/registry/v1/data-versions"),
                    new Door("POST", "/api/registry/v1/code-versions"),
                    new Door("PUT", "/api/registry/v1/models/nobody/aliases/best"),
                    new Door("POST", "/api/2.0/mlflow/runs/create"),
                    new Door("POST", "/api/2.0/mlflow/runs/log-batch"),
                    new Door("POST", "/api/2.0/mlflow/registered-models/create"),
                    new Door("POST", "/api/gateway/v1/users"));

    private static final List<Door> READS =
            List.of(
                    new Door("GET", "/v2/models/nobody"),
                    new Door("GET", "/api/monitor/v1/inferences/no-such-id"),
                    new Door("GET", "/api/monitor/v1/inferences/no-such-id/why"),
                    new Door("GET", "/api/monitor/v1/findings/not-a-uuid"),
                    new Door("GET", "/api/retrain/v1/jobs/not-a-uuid"),
                    new Door("GET", "/api/workflows/v1/renewals/nothing"),
                    new Door("GET", "/api/workflows/v1/policies/nobody"),
                    new Door("GET", "/api/registry/v1/models/nobody"),
                    new Door("GET", "/api/registry/v1/models/nobody/versions/1"),
                    new Door("GET", "/api/registry/v1/evidence/not-a-uuid"),
                    new Door("GET", "/api/2.0/mlflow/runs/get?run_id=nothing"),
                    new Door("GET", "/api/2.0/mlflow/registered-models/get?name=nobody"));

    static Stream<Door> takesABody() {
        return TAKES_A_BODY.stream();
    }

    static Stream<Door> every() {
        return Stream.concat(TAKES_A_BODY.stream(), READS.stream());
    }

    static Stream<Door> reads() {
        return READS.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("takesABody")
    void malformed_json_is_named_as_such(Door door, Platform platform) {
        refused(
                platform,
                door,
                platform.adminToken(),
                "{\"inputs\": [".getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("takesABody")
    void wrong_types_are_refused(Door door, Platform platform) {
        for (String body :
                List.of("[]", "\"text\"", "{\"inputs\": 7, \"name\": {}, \"model\": []}", "null")) {
            refused(platform, door, platform.adminToken(), body.getBytes(StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reads")
    void what_is_not_there_is_said_to_be_not_there(Door door, Platform platform) {
        refused(platform, door, platform.adminToken(), null);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("every")
    void without_a_token_nothing_opens(Door door, Platform platform) {
        byte[] body = TAKES_A_BODY.contains(door) ? "{}".getBytes(StandardCharsets.UTF_8) : null;

        assertThat(refused(platform, door, null, body).statusCode()).isEqualTo(401);
        assertThat(refused(platform, door, "pnl_wrong", body).statusCode()).isEqualTo(401);
    }

    @Test
    void a_body_of_100_megabytes_is_too_large_at_every_door(Platform platform) {
        byte[] body = new byte[HUNDRED_MEGABYTES];
        Arrays.fill(body, (byte) ' ');
        for (Door door : TAKES_A_BODY) {
            assertThat(refused(platform, door, platform.adminToken(), body).statusCode())
                    .as(door.toString())
                    .isEqualTo(413);
        }
    }

    @Test
    void a_role_that_does_not_allow_it_is_told_so(Platform platform) {
        String scientist = platform.setting("PERENNIAL_SCIENTIST_TOKEN");

        assertThat(
                        refused(
                                        platform,
                                        new Door("POST", "/api/gateway/v1/users"),
                                        scientist,
                                        """
                                        {"name":"eve","displayName":"Eve","password":"long enough, 12+","roles":["admin"]}
                                        """
                                                .getBytes(StandardCharsets.UTF_8))
                                .statusCode())
                .isEqualTo(403);
        assertThat(
                        refused(
                                        platform,
                                        new Door("PUT", "/api/workflows/v1/automation"),
                                        scientist,
                                        "{\"on\":false,\"reason\":\"mine\"}"
                                                .getBytes(StandardCharsets.UTF_8))
                                .statusCode())
                .isEqualTo(403);
    }

    private static HttpResponse<String> refused(
            Platform platform, Door door, @Nullable String token, byte @Nullable [] body) {
        HttpResponse<String> response =
                platform.send(door.method(), door.path(), token, body, "application/json");
        assertThat(response.statusCode())
                .as(door + " answered " + response.body())
                .isBetween(400, 499);
        saysWhatToDo(door, response.body());
        return response;
    }

    /**
     * A problem document, or the form that the path's own protocol asks for, with a text to act on.
     */
    private static void saysWhatToDo(Door door, String body) {
        JsonNode problem = Platform.json(body);
        String text =
                problem.path("detail")
                        .asText(problem.path("message").asText(problem.path("error").asText("")));
        boolean hasViolations =
                problem.path("violations").isArray() && !problem.path("violations").isEmpty();
        assertThat(text.isBlank() && !hasViolations)
                .as(door + " says nothing to act on: " + body)
                .isFalse();
    }
}

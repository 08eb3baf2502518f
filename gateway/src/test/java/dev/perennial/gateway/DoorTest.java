package dev.perennial.gateway;

import static dev.perennial.gateway.ServicesForTests.ADMIN_TOKEN;
import static dev.perennial.gateway.ServicesForTests.PASSWORD;
import static dev.perennial.gateway.ServicesForTests.SCIENTIST_TOKEN;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.perennial.platform.testing.PostgresForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@NullUnmarked
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(ServicesForTests.class)
class DoorTest {
    @TestHTTPResource("/")
    URI here;

    private static RequestSpecification scientist() {
        return given().urlEncodingEnabled(false).auth().oauth2(SCIENTIST_TOKEN);
    }

    @Test
    void a_token_becomes_an_internal_identity_with_the_callers_roles() throws IOException {
        JsonPath told =
                scientist()
                        .header("X-Forwarded-For", "1.2.3.4")
                        .header("Cookie", "JSESSIONID=9; mine=1")
                        .get("/api/registry/v1/anything?x=%20y")
                        .then()
                        .statusCode(200)
                        .header("Set-Cookie", nullValue())
                        .header("Content-Security-Policy", containsString("sandbox"))
                        .body("uri", equalTo("/api/registry/v1/anything?x=%20y"))
                        .body("headers.Cookie", nullValue())
                        .body("headers.X-forwarded-for", equalTo("127.0.0.1"))
                        .extract()
                        .jsonPath();

        String jwt = told.getString("headers.Authorization").substring("Bearer ".length());
        byte[] claims = Base64.getUrlDecoder().decode(jwt.split("\\.", -1)[1]);
        var read = new JsonMapper().readTree(claims);
        assertThat(read.path("upn").asText()).isEqualTo("sofia");
        assertThat(read.path("via").asText()).isEqualTo("gateway");
        assertThat(read.path("groups").toString()).contains("scientist", "viewer@delay");
    }

    @Test
    void one_trace_goes_through() {
        scientist()
                .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .get("/v2/models/delay")
                .then()
                .statusCode(200)
                .body("headers.Traceparent", startsWith("00-4bf92f3577b34da6a3ce929d0e0e4736-"));
        scientist().get("/v2/models/delay").then().body("headers.Traceparent", startsWith("00-"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/2.0/mlflow/runs/get?run_id=1",
                "/api/3.0/mlflow/server-info",
                "/ajax-api/2.0/mlflow/experiments/search",
                "/api/2.0/mlflow-artifacts/artifacts/a/b",
                "/version",
                "/v2",
                "/v2/health/ready",
                "/api/inference/v1/loaded",
                "/api/monitor/v1/findings/1",
                "/api/workflows/v1/automation",
                "/camunda/app/tasklist/",
                "/api/registry/v1/models/a%2Fb"
            })
    void each_path_finds_its_service_as_it_was_written(String path) {
        scientist().get(path).then().statusCode(200).body("uri", equalTo(path));
    }

    @Test
    void user_and_password_are_as_good_as_a_token_and_a_token_may_be_the_password() {
        given().auth().preemptive().basic("ada", PASSWORD).get("/v2").then().statusCode(200);
        given().auth().preemptive().basic("ada", PASSWORD).get("/v2").then().statusCode(200);
        given().auth()
                .preemptive()
                .basic("sofia", SCIENTIST_TOKEN)
                .get("/v2")
                .then()
                .statusCode(200);
        given().auth().preemptive().basic("ada", SCIENTIST_TOKEN).get("/v2").then().statusCode(401);
    }

    @Test
    void without_a_valid_identity_nothing_opens() {
        given().get("/v2")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", equalTo("Basic realm=\"perennial\""))
                .body("type", equalTo("https://perennial.dev/problems/unauthenticated"))
                .body("error", containsString("bearer token"));
        given().auth().oauth2("pnl_wrong").get("/api/monitor/v1/findings/1").then().statusCode(401);
        given().header("Authorization", "Digest x").get("/v2").then().statusCode(401);
        given().header("Authorization", "Basic !!").get("/v2").then().statusCode(401);
        given().cookie("perennial_session", "invented").get("/v2").then().statusCode(401);
        given().auth()
                .oauth2("pnl_wrong")
                .get("/api/2.0/mlflow/runs/get")
                .then()
                .statusCode(401)
                .contentType("application/json")
                .body("error_code", equalTo("UNAUTHENTICATED"));
    }

    @Test
    void an_internal_token_shown_from_outside_is_worth_nothing() {
        String forged = dev.perennial.platform.testing.Tokens.of("root", "admin");

        given().auth().oauth2(forged).get("/api/gateway/v1/users").then().statusCode(401);
        given().auth().oauth2(forged).get("/v2").then().statusCode(401);
    }

    @Test
    void guessing_passwords_is_slowed_down() {
        for (int i = 0; i < 10; i++) {
            given().auth()
                    .preemptive()
                    .basic("guessed", "wrong" + i)
                    .get("/v2")
                    .then()
                    .statusCode(401);
        }
        given().auth()
                .preemptive()
                .basic("guessed", "another")
                .get("/v2")
                .then()
                .statusCode(429)
                .header("Retry-After", "60")
                .body("detail", containsString("wait a minute"));
    }

    @Test
    void a_service_that_does_not_answer_is_named() {
        scientist()
                .body("{}")
                .contentType("application/json")
                .post("/api/retrain/v1/trainings")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .body("type", equalTo("https://perennial.dev/problems/unavailable"))
                .body("detail", containsString("retrain"));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/workflows/v1/events",
        "POST, /api/registry/v1/events/",
        "POST, /api/monitor/v1/inferences",
        "POST, /api/monitor/v1/%69nferences",
        "POST, /api//monitor/v1/inferences;a=b",
        "POST, /api/monitor/v1%2Finferences/",
        "GET, /api/nobody/v1/things",
        "GET, /wp-admin",
        "GET, /api"
    })
    void what_is_internal_or_unknown_is_not_there(String method, String path) {
        scientist().request(method, path).then().statusCode(404).body("status", equalTo(404));
    }

    @Test
    void reading_one_inference_is_not_internal() {
        scientist().get("/api/monitor/v1/inferences/abc-0").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/registry/../gateway",
                "/api/2.0/mlflow-artifacts/artifacts/%2e%2e/x",
                "/api/2.0/mlflow-artifacts/artifacts/..%2Fx",
                "/v2/%zz",
                "/v2/%",
                "/v2/%ff",
                "/v2/a%00b",
                "/v2?x=%g1"
            })
    void a_path_that_can_be_read_in_two_ways_is_refused(String path) throws IOException {
        // By hand: clients mend or refuse such paths themselves.
        String answer =
                Wire.ask(
                        here,
                        "GET " + path + " HTTP/1.1",
                        "Host: here",
                        "Authorization: Bearer " + SCIENTIST_TOKEN,
                        "Connection: close");

        assertThat(answer).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void figures_are_for_those_who_watch() {
        given().get("/q/metrics").then().statusCode(401);
        scientist().get("/q/metrics").then().statusCode(403);
        scientist().get("/api/monitor/metrics").then().statusCode(403);
        given().auth()
                .oauth2(ADMIN_TOKEN)
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("http_server_requests_seconds"));
        given().auth()
                .oauth2(ADMIN_TOKEN)
                .get("/api/monitor/metrics")
                .then()
                .body("uri", equalTo("/q/metrics"));
        scientist()
                .get("/api/monitor/openapi?format=json")
                .then()
                .body("uri", equalTo("/q/openapi?format=json"));
    }

    @Test
    void health_is_open_and_names_the_service_that_is_down() {
        given().get("/health").then().statusCode(200).body(equalTo("OK"));
        given().auth().oauth2("pnl_wrong").get("/health").then().statusCode(200);
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready")
                .then()
                .statusCode(503)
                .body(
                        "checks.find { it.name == 'neighbours' }.data.retrain",
                        containsString("does not answer"))
                .body("checks.find { it.name == 'neighbours' }.data.registry", equalTo("UP"));
    }

    @Test
    void camundas_cookies_pass_and_its_redirects_stay_here() {
        scientist()
                .header("Cookie", "perennial_session=x; JSESSIONID=9; XSRF-TOKEN=8")
                .get("/camunda/app/x")
                .then()
                .body("headers.Cookie", equalTo("JSESSIONID=9; XSRF-TOKEN=8"));
        scientist()
                .redirects()
                .follow(false)
                .get("/camunda/moved")
                .then()
                .statusCode(302)
                .header("Location", "/camunda/app/?a=b")
                .header("Set-Cookie", startsWith("JSESSIONID=1"));
    }

    @Test
    void who_asks_is_told_who_they_are() {
        scientist()
                .get("/api/gateway/v1/me")
                .then()
                .statusCode(200)
                .body("name", equalTo("sofia"))
                .body("roles", containsInAnyOrder("scientist", "viewer@delay"));
    }

    @Test
    void a_delete_keeps_its_body() {
        scientist()
                .body("{\"a\":1}".getBytes(StandardCharsets.UTF_8))
                .delete("/api/2.0/mlflow/registered-models/delete")
                .then()
                .body("bytes", equalTo(7));
    }
}

package dev.perennial.gateway;

import static dev.perennial.gateway.ServicesForTests.ADMIN_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.perennial.platform.testing.PostgresForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@NullUnmarked
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(ServicesForTests.class)
class BodiesTest {
    private static final int MEBIBYTE = 1 << 20;

    @TestHTTPResource("/")
    URI here;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void a_file_of_64_mebibytes_passes_without_its_length_being_told() throws Exception {
        HttpResponse<String> answer =
                put("/api/2.0/mlflow-artifacts/artifacts/big", chunked(64L * MEBIBYTE));

        JsonNode told = new JsonMapper().readTree(answer.body());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(told.path("bytes").asLong()).isEqualTo(64L * MEBIBYTE);
        assertThat(told.path("headers").path("Transfer-encoding").asText()).isEqualTo("chunked");
    }

    @Test
    void a_file_of_known_length_passes() throws Exception {
        HttpResponse<String> answer =
                put(
                        "/api/registry/v1/blobs/0123",
                        BodyPublishers.ofByteArray(new byte[20 * MEBIBYTE]));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"Content-length\":\"20971520\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v2/models/m/infer",
                "/api/monitor/v1/labels",
                "/api/retrain/v1/trainings",
                "/api/2.0/mlflow/runs/create",
                "/api/gateway/v1/users"
            })
    void a_body_of_100_mebibytes_is_too_large_for_json(String path) throws Exception {
        byte[] body = new byte[100 * MEBIBYTE];
        Arrays.fill(body, (byte) ' ');

        HttpResponse<String> answer = put(path, BodyPublishers.ofByteArray(body));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("16 MiB");
    }

    @Test
    void a_body_that_turns_out_too_large_is_refused_then() throws Exception {
        HttpResponse<String> answer = put("/v2/models/m/infer", chunked(40L * MEBIBYTE));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("problems/too-large");
    }

    @Test
    void the_gateways_own_endpoints_want_to_know_the_length() throws Exception {
        HttpResponse<String> answer = post("/api/gateway/v1/users", chunked(40L * MEBIBYTE));

        assertThat(answer.statusCode()).isEqualTo(411);
        assertThat(answer.body()).contains("Content-Length");
    }

    @Test
    void a_file_beyond_2_gibibytes_is_refused_before_it_is_sent() throws IOException {
        String answer =
                Wire.ask(
                        here,
                        "PUT /api/2.0/mlflow-artifacts/artifacts/huge HTTP/1.1",
                        "Host: here",
                        "Authorization: Bearer " + ADMIN_TOKEN,
                        "Content-Length: 3221225472");

        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("error_code");
    }

    @Test
    void who_asks_before_sending_is_told_to_go_on() throws IOException {
        String answer =
                Wire.ask(
                        here,
                        "PUT /api/2.0/mlflow-artifacts/artifacts/asked HTTP/1.1",
                        "Host: here",
                        "Authorization: Bearer " + ADMIN_TOKEN,
                        "Expect: 100-continue",
                        "Content-Length: 10");

        assertThat(answer).startsWith("HTTP/1.1 100 ");
    }

    @Test
    void an_answer_that_breaks_off_does_not_pass_for_a_whole_one() {
        HttpRequest request = request("/v2/breaks").timeout(Duration.ofSeconds(10)).GET().build();

        assertThatThrownBy(() -> http.send(request, HttpResponse.BodyHandlers.ofString()))
                .isInstanceOf(IOException.class)
                .hasMessageNotContaining("timed out");
    }

    private HttpResponse<String> put(String path, BodyPublisher body) throws Exception {
        return http.send(request(path).PUT(body).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, BodyPublisher body) throws Exception {
        return http.send(request(path).POST(body).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(here.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + ADMIN_TOKEN)
                .header("Content-Type", "application/json");
    }

    /** Spaces, one byte after another, of a length that is not told. */
    private static BodyPublisher chunked(long bytes) {
        return BodyPublishers.ofInputStream(() ->
                new InputStream() {
                    private long left = bytes;

                    @Override
                    public int read() {
                        return left-- > 0 ? ' ' : -1;
                    }

                    @Override
                    public int read(byte[] into, int from, int length) {
                        if (left <= 0) {
                            return -1;
                        }
                        int n = (int) Math.min(left, length);
                        Arrays.fill(into, from, from + n, (byte) ' ');
                        left -= n;
                        return n;
                    }
                });
    }
}

package dev.perennial.gateway.proxy.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.contract.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {
    @ParameterizedTest
    @CsvSource({
        "/, /",
        "/a/b, /a/b",
        "/a//b/, /a/b",
        "/a;v=1/b;w=2?x=1, /a/b",
        "/%61%2Fb, /a/b",
        "/m%C3%BCller, /müller",
        "/a%252Fb, /a%2Fb",
        "/a?b=%2e%2e, /a"
    })
    void a_path_is_read_as_the_services_read_it(String uri, String plain) throws Exception {
        assertThat(PlainPath.of(uri).text()).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://elsewhere/a",
                "*",
                "",
                "/a/../b",
                "/a/%2E%2e/b",
                "/./a",
                "/..;x=1/a",
                "/a%2f..%2fb",
                "/%",
                "/%4",
                "/%g0",
                "/%C3%28",
                "/%ff",
                "/a%0d%0ab",
                "/a\\b",
                "/a%5cb",
                "/a?x=%",
                "/a?x=%zz"
            })
    void a_path_that_can_be_read_in_two_ways_is_malformed(String uri) {
        assertThatThrownBy(() -> PlainPath.of(uri))
                .isInstanceOf(PlainPath.Malformed.class)
                .hasMessageMatching("[A-Z].+");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v2x, false",
        "GET, /v2, true",
        "GET, /camundax, false",
        "GET, /api/2.0/mlflowx, false",
        "GET, /api/2.0/mlflow-artifacts/mpu/create/x, true",
        "GET, /api/retrain, false",
        "POST, /api/monitor/v1/events, false",
        "DELETE, /api/monitor/v1/inferences, false",
        "GET, /api/monitor/v1/inferences, true",
        "POST, /api/monitor/v1/labels, true"
    })
    void only_known_paths_lead_to_services(String method, String path, boolean known)
            throws Exception {
        assertThat(Destination.of(method, PlainPath.of(path)) instanceof Destination.Service)
                .isEqualTo(known);
    }

    @Test
    void the_gateway_answers_some_paths_itself() throws Exception {
        assertThat(Destination.of("GET", PlainPath.of("/"))).isEqualTo(new Destination.Own(false));
        assertThat(Destination.of("GET", PlainPath.of("/login?next=%2F")))
                .isEqualTo(new Destination.Own(true));
        assertThat(Destination.of("GET", PlainPath.of("/q/metrics")))
                .isEqualTo(new Destination.Figures());
        assertThat(Destination.of("GET", PlainPath.of("/api/gateway/v1/me")))
                .isEqualTo(new Destination.Own(false));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "GET, cross-site, https://evil, true, true",
                "POST, same-origin, -, true, true",
                "POST, same-site, https://here:8080, true, false",
                "POST, none, -, true, false",
                "POST, -, https://here:8080, true, true",
                "POST, -, https://HERE:8080, true, true",
                "POST, -, https://here.evil:8080, true, false",
                "POST, -, null, true, false",
                "POST, -, a b, true, false",
                "POST, -, -, true, false",
                "POST, -, -, false, true",
                "DELETE, cross-site, -, false, false"
            })
    void another_sites_page_may_only_read(
            String method,
            @Nullable String fetchSite,
            @Nullable String origin,
            boolean cookie,
            boolean allowed) {
        assertThat(SameSite.allows(method, fetchSite, origin, "here:8080", cookie))
                .isEqualTo(allowed);
    }

    @Test
    void only_camundas_cookies_go_on() {
        assertThat(PassedCookies.of("a=1; JSESSIONID=2;XSRF-TOKEN=3; perennial_session=4"))
                .isEqualTo("JSESSIONID=2; XSRF-TOKEN=3");
        assertThat(PassedCookies.of("perennial_session=4")).isNull();
        assertThat(PassedCookies.of(null)).isNull();
    }

    @Test
    void a_refusal_speaks_the_callers_language() {
        Refusal refusal = new Refusal(ProblemType.UNAVAILABLE, "say \"when\"");

        assertThat(text(refusal, "/api/2.0/mlflow/runs/get"))
                .isEqualTo(
                        "{\"error_code\":\"TEMPORARILY_UNAVAILABLE\",\"message\":\"say \\\"when\\\"\"}");
        assertThat(text(refusal, "/v2/models"))
                .contains("\"error\":\"say \\\"when\\\"\"")
                .contains("\"status\":503");
        assertThat(text(refusal, "/api/monitor/v1/x")).doesNotContain("\"error\"");
        assertThat(refusal.contentType("/v2")).isEqualTo("application/problem+json");
    }

    private static String text(Refusal refusal, String path) {
        return new String(refusal.body(path), StandardCharsets.UTF_8);
    }
}

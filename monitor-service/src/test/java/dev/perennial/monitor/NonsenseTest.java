package dev.perennial.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.contract.Role;
import dev.perennial.contract.event.EventTypes;
import dev.perennial.platform.Ids;
import dev.perennial.platform.testing.ApiDescriptions;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever is sent, it is the sender's mistake and is told so. */
@QuarkusTest
class NonsenseTest extends MonitorCase {
    private static final Instant MARCH = Instant.parse("2013-03-01T00:00:00Z");

    private static RequestSpecification everyone() {
        return as(Role.PART, Role.ADMIN).urlEncodingEnabled(false);
    }

    @Test
    void the_api_is_the_one_that_is_described() {
        ApiDescriptions.assertAsCommitted("monitor-service");
    }

    @Test
    void odd_paths_and_queries_are_refused() {
        Planted model = Planted.model("odd");
        capture(model.request("1", MARCH, 1));
        String odd = "/models/odd/";
        for (String path :
                List.of(
                        "/models/%00/windows",
                        "/models/a%00b/settings",
                        "/inferences/%00",
                        "/inferences/" + Ids.next() + "-2147483648",
                        "/findings/none",
                        odd + "windows?limit=x",
                        odd + "windows?limit=99999999999",
                        odd + "findings?state=LOST",
                        odd + "inferences?cursor=AAAA",
                        odd + "performance?from=x&to=y",
                        odd + "performance?from=2013-01-01T00:00:00Z&to=2014-01-01T00:00:00Z",
                        odd + "labelled-rows?from=&to=&knownBy=")) {
            int status = everyone().get(V1 + path).statusCode();
            assertThat(status).as(path).isBetween(400, 499);
        }
    }

    @Test
    void times_at_the_end_of_the_world_are_no_error() {
        Planted model = Planted.model("wide");
        capture(model.request("1", MARCH, 1));
        String wide = "?from=-999999999-01-01T00:00:00Z&to=%2B999999999-01-01T00:00:00Z&knownBy=";
        everyone()
                .get(V1 + "/models/wide/labelled-rows" + wide + "%2B999999999-01-01T00:00:00Z")
                .then()
                .statusCode(200);
    }

    @Test
    void odd_bodies_are_refused() {
        Planted model = Planted.model("bodies");
        String id = Ids.next().toString();
        refused(
                "/inferences",
                "[]",
                "null",
                "{'requests':[null]}",
                "{'requests':[{}]}",
                "{'requests':'x'}");
        String label = "{'labels':[{'inference':'%s-0','value':".formatted(id);
        refused(
                "/labels",
                "{'labels':[null]}",
                "{'labels':[{'inference':'','value':1}]}",
                label + "1,'knownAt':'soon'}]}",
                label + "1e999}]}");
        refused(
                "/findings/" + id + "/state",
                "{'state':'OPEN'}",
                "{'state':'OPEN','reason':'\\u0000'}");
        refused("/events", "[]");
        refusesOddSettings(model);
    }

    private static void refusesOddSettings(Planted model) {
        String settings = "/models/" + model.name() + "/settings";
        String good =
                ("{'reference':'%s','task':'BINARY','output':'p','threshold':null,"
                                + "'window':{'kind':'DAYS','size':1},'labelMaturity':'PT1H',"
                                + "'standards':[]}")
                        .formatted(model.reference());
        refused(
                settings,
                "{}",
                good.replace("'p'", "'p\\u0000'"),
                good.replace("PT1H", "-PT1H"),
                good.replace("PT1H", "P999999999D"),
                good.replace("DAYS", "YEARS"),
                good.replace("[]", "[null]"),
                good.replace("null", "'NaN'"));
        everyone().body(good.replace('\'', '"')).put(V1 + settings).then().statusCode(200);
    }

    private static void refused(String path, String... bodies) {
        for (String body : bodies) {
            RequestSpecification request = everyone().body(body.replace('\'', '"'));
            int status =
                    path.endsWith("/settings")
                            ? request.put(V1 + path).statusCode()
                            : request.post(V1 + path).statusCode();
            assertThat(status).as(path + " " + body).isBetween(400, 499);
        }
    }

    @Test
    void an_event_that_is_no_alias_move_is_refused_or_passed_over() {
        as(Role.PART).body("{}").post(V1 + "/events").then().statusCode(204);
        as(Role.PART)
                .body(
                        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"x\",\"type\":\""
                                + EventTypes.ALIAS_MOVED
                                + "\",\"time\":\"2026-01-01T00:00:00Z\",\"data\":{\"model\":\"m\"}}")
                .post(V1 + "/events")
                .then()
                .statusCode(400);
    }
}

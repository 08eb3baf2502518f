package dev.perennial.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.perennial.contract.Role;
import dev.perennial.contract.inference.Arm;
import dev.perennial.contract.monitor.CapturedRequest;
import dev.perennial.contract.monitor.GroundTruth;
import dev.perennial.contract.monitor.IngestReceipt;
import dev.perennial.contract.monitor.RecordedRequest;
import dev.perennial.platform.Ids;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RecordTest extends MonitorCase {
    private static final Instant MARCH = Instant.parse("2013-03-01T00:00:00Z");
    private static final Instant KNOWN = Instant.parse("2013-03-05T00:00:00Z");

    @Test
    void a_batch_taken_again_changes_nothing() {
        Planted model = Planted.model("twice");
        CapturedRequest request = model.request("1", MARCH, 3);

        assertThat(capture(request)).isEqualTo(new IngestReceipt(1, 0, 0, List.of()));
        assertThat(capture(request, model.request("1", MARCH, 2)))
                .isEqualTo(new IngestReceipt(1, 1, 0, List.of()));

        as(Role.VIEWER)
                .get(V1 + "/models/twice/inferences")
                .then()
                .statusCode(200)
                .body("items", hasSize(5));
    }

    @Test
    void an_inference_shows_what_was_captured_and_its_label() {
        CapturedRequest request = Planted.model("shown").request("7", MARCH, 2);
        capture(request);
        label(new GroundTruth(request.id() + "-1", 1.0, KNOWN));

        as(Role.VIEWER)
                .get(V1 + "/inferences/" + request.id() + "-1")
                .then()
                .statusCode(200)
                .body("model", equalTo("shown"))
                .body("version", equalTo("7"))
                .body("alias", equalTo("champion"))
                .body("eventTime", equalTo("2013-03-01T00:01:00Z"))
                .body("inputs.temp", equalTo(0.185f))
                .body("inputs.carrier", equalTo("UA"))
                .body("outputs.probability", equalTo(0.185f))
                .body("label", equalTo(1.0f))
                .body("labelKnownAt", equalTo("2013-03-05T00:00:00Z"));
        as(Role.VIEWER)
                .get(V1 + "/inferences/" + request.id() + "-0")
                .then()
                .body("label", nullValue());
    }

    @Test
    void inferences_are_listed_newest_first_page_by_page() {
        Planted model = Planted.model("paged");
        CapturedRequest first = model.request("1", MARCH, 2);
        CapturedRequest second = model.request("1", MARCH, 1);
        capture(first, second);

        Response page = as(Role.VIEWER).get(V1 + "/models/paged/inferences?limit=2");
        page.then().body("items.id", contains(second.id() + "-0", first.id() + "-1"));
        String cursor = page.path("nextCursor");
        as(Role.VIEWER)
                .get(V1 + "/models/paged/inferences?limit=2&cursor=" + cursor)
                .then()
                .body("items.id", contains(first.id() + "-0"))
                .body("nextCursor", nullValue());
    }

    @Test
    void a_label_may_come_before_its_inference_be_repeated_and_be_corrected() {
        CapturedRequest request = Planted.model("early").request("1", MARCH, 1);
        String id = request.id() + "-0";

        assertThat(label(new GroundTruth(id, 0.0, KNOWN)))
                .isEqualTo(new IngestReceipt(1, 0, 0, List.of(id)));
        capture(request);
        assertThat(label(new GroundTruth(id, 0.0, null)))
                .isEqualTo(new IngestReceipt(0, 1, 0, List.of()));
        assertThat(label(new GroundTruth(id, 1.0, KNOWN.plusSeconds(60))))
                .isEqualTo(new IngestReceipt(0, 0, 1, List.of()));

        assertThat(rows("early", KNOWN.plusSeconds(59)).get(1)).contains("Z,0.0,");
        assertThat(rows("early", KNOWN.plusSeconds(60)).get(1)).contains("Z,1.0,");
    }

    @Test
    void labelled_rows_are_a_table_of_what_was_known_by_then() {
        Planted model = Planted.model("table");
        CapturedRequest request = withMissing(model.request("1", MARCH, 3));
        CapturedRequest shadow = arm(model.request("2", MARCH, 1), Arm.SHADOW);
        CapturedRequest canary = arm(model.request("2", MARCH.plusSeconds(3600), 1), Arm.CANARY);
        capture(request, shadow, canary);
        label(
                new GroundTruth(request.id() + "-0", 0.0, KNOWN),
                new GroundTruth(request.id() + "-1", 1.0, KNOWN.plusSeconds(1)),
                new GroundTruth(shadow.id() + "-0", 1.0, KNOWN),
                new GroundTruth(canary.id() + "-0", 1.0, KNOWN));

        assertThat(rows("table", KNOWN))
                .containsExactly(
                        "id,event_time,label,label_known_at,score,temp,carrier",
                        request.id()
                                + "-0,2013-03-01T00:00:00Z,0.0,2013-03-05T00:00:00Z,0.0,,\"A,A\"",
                        canary.id()
                                + "-0,2013-03-01T01:00:00Z,1.0,2013-03-05T00:00:00Z,0.0,0.0,AA");
    }

    private static List<String> rows(String model, Instant knownBy) {
        String csv =
                as(Role.SERVICE)
                        .get(
                                V1
                                        + "/models/"
                                        + model
                                        + "/labelled-rows?from=2013-01-01T00:00:00Z"
                                        + "&to=2014-01-01T00:00:00Z&knownBy="
                                        + knownBy)
                        .then()
                        .statusCode(200)
                        .contentType(containsString("text/csv"))
                        .extract()
                        .asString();
        return csv.lines().toList();
    }

    private static CapturedRequest withMissing(CapturedRequest r) {
        List<List<@Nullable Object>> rows = new ArrayList<>(r.rows());
        rows.set(0, Arrays.asList(null, "A,A"));
        return new CapturedRequest(
                r.id(),
                r.model(),
                r.modelId(),
                r.version(),
                r.alias(),
                r.arm(),
                r.receivedAt(),
                r.eventTimes(),
                r.latencyMicros(),
                null,
                null,
                r.inputs(),
                rows,
                r.outputs(),
                r.answers());
    }

    private static CapturedRequest arm(CapturedRequest r, Arm arm) {
        return new CapturedRequest(
                r.id(),
                r.model(),
                r.modelId(),
                r.version(),
                r.alias(),
                arm,
                r.receivedAt(),
                r.eventTimes(),
                r.latencyMicros(),
                null,
                null,
                r.inputs(),
                r.rows(),
                r.outputs(),
                r.answers());
    }

    @Test
    void recorded_requests_are_the_newest_that_counted() {
        Planted model = Planted.model("replayed");
        CapturedRequest old = model.request("1", MARCH, 1);
        CapturedRequest recent = model.request("1", MARCH.plusSeconds(500), 2);
        CapturedRequest direct = arm(model.request("1", MARCH.plusSeconds(900), 1), Arm.DIRECT);
        capture(old, recent, direct);

        List<RecordedRequest> found =
                List.of(
                        as(Role.SERVICE)
                                .get(V1 + "/models/replayed/recorded-requests?limit=5")
                                .then()
                                .statusCode(200)
                                .extract()
                                .as(RecordedRequest[].class));
        assertThat(found).extracting(RecordedRequest::id).contains(old.id(), recent.id());
        assertThat(found).extracting(RecordedRequest::id).doesNotContain(direct.id());
        assertThat(found).filteredOn(r -> r.id().equals(recent.id())).hasSize(1);
        assertThat(
                        found.stream()
                                .filter(r -> r.id().equals(recent.id()))
                                .findFirst()
                                .orElseThrow()
                                .rows()
                                .rows())
                .isEqualTo(recent.rows());
    }

    @Test
    void a_batch_with_one_bad_request_is_refused_whole() {
        Planted model = Planted.model("halves");
        CapturedRequest good = model.request("1", MARCH, 1);
        CapturedRequest r = model.request("1", MARCH, 1);
        CapturedRequest bad =
                new CapturedRequest(
                        r.id(),
                        r.model(),
                        r.modelId(),
                        r.version(),
                        r.alias(),
                        r.arm(),
                        r.receivedAt(),
                        r.eventTimes(),
                        1,
                        null,
                        null,
                        List.of("one"),
                        r.rows(),
                        r.outputs(),
                        r.answers());
        as(Role.SERVICE)
                .body(Planted.batch(good, bad))
                .post(V1 + "/inferences")
                .then()
                .statusCode(400)
                .body("detail", containsString(r.id().toString()));
        as(Role.VIEWER).get(V1 + "/inferences/" + good.id() + "-0").then().statusCode(404);
    }

    @Test
    void bad_labels_are_refused_with_their_reason() {
        String id = Ids.next() + "-0";
        as(Role.SERVICE)
                .body("{\"labels\":[{\"inference\":\"nonsense\",\"value\":1}]}")
                .post(V1 + "/labels")
                .then()
                .statusCode(400)
                .body("detail", containsString("nonsense"));
        as(Role.SERVICE)
                .body("{\"labels\":[{\"inference\":\"" + id + "\",\"value\":\"NaN\"}]}")
                .post(V1 + "/labels")
                .then()
                .statusCode(400);
        as(Role.SERVICE).body("{\"labels\":[]}").post(V1 + "/labels").then().statusCode(400);
        as(Role.SERVICE).body("{\"labels\":").post(V1 + "/labels").then().statusCode(400);
        as(Role.SERVICE)
                .body("{\"labels\":[{\"inference\":\"" + id + "\"}]}")
                .post(V1 + "/labels")
                .then()
                .statusCode(400);
    }

    @Test
    void callers_without_the_role_are_turned_away() {
        io.restassured.RestAssured.given().get(V1 + "/models/any/windows").then().statusCode(401);
        as(Role.SCIENTIST)
                .body(Planted.batch(Planted.model("closed").request("1", MARCH, 1)))
                .post(V1 + "/inferences")
                .then()
                .statusCode(403);
        as(Role.VIEWER).body("{\"labels\":[]}").post(V1 + "/labels").then().statusCode(403);
        as(Role.VIEWER).body("{}").put(V1 + "/models/closed/settings").then().statusCode(403);
        as(Role.VIEWER)
                .body("{}")
                .post(V1 + "/findings/" + Ids.next() + "/state")
                .then()
                .statusCode(403);
        as(Role.ENGINEER).body("{}").post(V1 + "/events").then().statusCode(403);
    }

    @Test
    void what_is_not_there_is_not_found() {
        for (String path :
                List.of(
                        "/inferences/nonsense",
                        "/inferences/" + Ids.next() + "-0",
                        "/inferences/" + Ids.next() + "-0/why",
                        "/models/unheard-of/inferences",
                        "/models/unheard-of/settings",
                        "/models/unheard-of/windows",
                        "/models/unheard-of/findings",
                        "/findings/" + Ids.next())) {
            as(Role.VIEWER).get(V1 + path).then().statusCode(404).body("title", notNullValue());
        }
        Planted.model("unwatched");
        as(Role.VIEWER).get(V1 + "/models/unwatched/settings").then().statusCode(404);
    }

    @Test
    void limits_cursors_and_times_out_of_range_are_refused() {
        Planted.model("limits");
        for (String query :
                List.of(
                        "inferences?limit=0",
                        "inferences?limit=1001",
                        "inferences?cursor=*",
                        "windows?cursor=bm9uZQ",
                        "recorded-requests?limit=2001",
                        "labelled-rows?from=2013-01-01T00:00:00Z",
                        "performance?from=2013-02-01T00:00:00Z&to=2013-01-01T00:00:00Z")) {
            as(Role.VIEWER)
                    .urlEncodingEnabled(false)
                    .get(V1 + "/models/limits/" + query)
                    .then()
                    .statusCode(400);
        }
    }
}

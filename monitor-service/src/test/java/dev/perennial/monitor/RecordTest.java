package dev.perennial.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.perennial.contract.Role;
import dev.perennial.contract.inference.Arm;
import dev.perennial.contract.monitor.CapturedRequest;
import dev.perennial.contract.monitor.GroundTruth;
import dev.perennial.contract.monitor.IngestReceipt;
import dev.perennial.contract.monitor.RecordedRequest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was captured, kept and shown. */
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
    void recorded_requests_are_the_newest_that_counted() {
        Planted model = Planted.model("replayed");
        CapturedRequest old = model.request("1", MARCH, 1);
        CapturedRequest recent = model.request("1", MARCH.plusSeconds(500), 2);
        CapturedRequest direct =
                Altered.arm(model.request("1", MARCH.plusSeconds(900), 1), Arm.DIRECT);
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
        CapturedRequest bad = Altered.inputs(model.request("1", MARCH, 1), List.of("one"));
        as(Role.PART)
                .body(Planted.batch(good, bad))
                .post(V1 + "/inferences")
                .then()
                .statusCode(400)
                .body("detail", containsString(bad.id().toString()));
        as(Role.VIEWER).get(V1 + "/inferences/" + good.id() + "-0").then().statusCode(404);
    }
}

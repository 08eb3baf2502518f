package dev.perennial.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.perennial.contract.Role;
import dev.perennial.contract.inference.Arm;
import dev.perennial.contract.monitor.CapturedRequest;
import dev.perennial.contract.monitor.GroundTruth;
import dev.perennial.contract.monitor.IngestReceipt;
import dev.perennial.platform.Ids;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Labels, and the table of what they say about inferences. */
@QuarkusTest
class LabelTest extends MonitorCase {
    private static final Instant MARCH = Instant.parse("2013-03-01T00:00:00Z");
    private static final Instant KNOWN = Instant.parse("2013-03-05T00:00:00Z");

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
        CapturedRequest shadow = Altered.arm(model.request("2", MARCH, 1), Arm.SHADOW);
        CapturedRequest canary =
                Altered.arm(model.request("2", MARCH.plusSeconds(3600), 1), Arm.CANARY);
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
        return Altered.rows(r, rows);
    }
}

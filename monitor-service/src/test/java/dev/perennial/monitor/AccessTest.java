package dev.perennial.monitor;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.perennial.contract.Role;
import dev.perennial.contract.monitor.CapturedRequest;
import dev.perennial.contract.monitor.ChangeFinding;
import dev.perennial.contract.monitor.FindingView;
import dev.perennial.contract.monitor.GroundTruth;
import dev.perennial.contract.monitor.LabelBatch;
import dev.perennial.contract.monitor.WindowSpec;
import dev.perennial.platform.Ids;
import dev.perennial.platform.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who reads and changes what, where a role holds for one model only. */
@QuarkusTest
class AccessTest extends WatchCase {
    private static final String SPAN =
            "from=2013-01-01T00:00:00Z&to=2014-01-01T00:00:00Z&knownBy=2014-01-01T00:00:00Z";

    private static ValidatableResponse report(String role, String... inferences) {
        return as(role).body(
                        new LabelBatch(
                                Stream.of(inferences)
                                        .map(id -> new GroundTruth(id, 1.0, null))
                                        .toList()))
                .post(V1 + "/labels")
                .then();
    }

    private static CapturedRequest captured(String model) {
        CapturedRequest request = Planted.model(model).request("1", START, 1);
        capture(request);
        return request;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/inferences",
                "/recorded-requests",
                "/labelled-rows?" + SPAN,
                "/performance?" + SPAN,
                "/settings",
                "/windows",
                "/findings"
            })
    void a_role_for_one_model_reads_nothing_of_another(String what) {
        watch(Planted.model("theirs"), WindowSpec.Kind.DAYS, 1);
        String path = V1 + "/models/theirs" + what;
        for (String role : List.of(Role.VIEWER, Role.SERVICE, Role.ADMIN, Role.ENGINEER)) {
            as(role + "@mine")
                    .get(path)
                    .then()
                    .statusCode(403)
                    .body("detail", containsString("theirs"));
            as(role + "@theirs").get(path).then().statusCode(200);
        }
        as(Role.PART).get(path).then().statusCode(200);
        as("nobody").get(path).then().statusCode(403);
    }

    @Test
    void an_inference_and_why_it_is_so_are_told_to_readers_of_its_model() {
        String id = captured("asked").id() + "-0";
        for (String path : List.of("/inferences/" + id, "/inferences/" + id + "/why")) {
            as(Role.VIEWER + "@mine").get(V1 + path).then().statusCode(403);
        }
        as(Role.VIEWER + "@asked").get(V1 + "/inferences/" + id).then().statusCode(200);
        as(Role.VIEWER + "@mine")
                .get(V1 + "/inferences/" + Ids.next() + "-0")
                .then()
                .statusCode(404);
    }

    @Test
    void a_finding_is_shown_to_and_handled_by_those_with_a_role_for_its_model() {
        afterABadDay("handled");
        UUID id = findings("handled").getFirst().id();

        as(Role.VIEWER + "@mine").get(V1 + "/findings/" + id).then().statusCode(403);
        as(Role.VIEWER + "@handled").get(V1 + "/findings/" + id).then().statusCode(200);
        for (String role : List.of("engineer@mine", "viewer@handled", "service", "approver")) {
            handle(role, id).statusCode(403);
        }
        as(Role.VIEWER).get(V1 + "/findings/" + id).then().body("state", equalTo("OPEN"));
        handle("engineer@handled", id).statusCode(200).body("state", equalTo("ACKNOWLEDGED"));
    }

    private static ValidatableResponse handle(String role, UUID id) {
        return as(role).body(new ChangeFinding(FindingView.State.ACKNOWLEDGED, "seen"))
                .post(V1 + "/findings/" + id + "/state")
                .then();
    }

    @Test
    void an_application_of_one_model_reports_labels_of_its_own_inferences_only() {
        String own = captured("own").id() + "-0";
        String foreign = captured("foreign").id() + "-0";

        report("service@own", own, foreign)
                .statusCode(403)
                .body("detail", containsString("foreign"));
        as(Role.VIEWER).get(V1 + "/inferences/" + own).then().body("label", equalTo(null));
        report("service@own", own).statusCode(200).body("accepted", equalTo(1));
        as(Role.VIEWER).get(V1 + "/inferences/" + own).then().body("label", equalTo(1.0f));
    }

    @Test
    void whose_a_label_is_can_not_be_told_before_its_inference() {
        captured("soon");
        String unknown = Ids.next() + "-0";

        report("service@soon", unknown)
                .statusCode(409)
                .body("detail", containsString("again in a moment"));
        report(Role.SERVICE, unknown).statusCode(200).body("unknown[0]", equalTo(unknown));
    }

    @ParameterizedTest
    @ValueSource(strings = {Role.VIEWER, Role.APPROVER, Role.OPERATOR, "viewer@labelled"})
    void readers_report_no_labels(String role) {
        report(role, captured("labelled").id() + "-0").statusCode(403);
        report(role, Ids.next() + "-0").statusCode(403);
    }

    @Test
    void what_is_watched_is_set_by_engineers_of_the_model_and_by_no_application() {
        Planted model = Planted.model("governed");
        for (String role : List.of("service", "service@governed", "engineer@mine", "viewer")) {
            configure(role, model).statusCode(403);
        }
        configure("engineer@governed", model).statusCode(200);
        configure(Role.PART, model).statusCode(200);
    }

    private static ValidatableResponse configure(String role, Planted model) {
        return as(role).body(settings(model, new WindowSpec(WindowSpec.Kind.DAYS, 7)))
                .put(V1 + "/models/governed/settings")
                .then();
    }

    @Test
    void an_application_adds_nothing_to_the_record_and_tells_no_events() {
        given().auth()
                .oauth2(Tokens.by("gateway", "flights-app", Role.SERVICE))
                .contentType(ContentType.JSON)
                .body(Planted.batch(Planted.model("forged").request("1", START, 1)))
                .post(V1 + "/inferences")
                .then()
                .statusCode(403);
        as(Role.SERVICE).body("{}").post(V1 + "/events").then().statusCode(403);
    }
}

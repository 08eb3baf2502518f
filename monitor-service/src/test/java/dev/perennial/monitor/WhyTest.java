package dev.perennial.monitor;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.perennial.contract.Page;
import dev.perennial.contract.monitor.CapturedRequest;
import dev.perennial.platform.Ids;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WhyTest extends WhyCase {
    @Test
    void an_inference_is_answered_for_whole() {
        Planted model = Planted.model("answered");
        UUID code = Ids.next();
        UUID evidence = Ids.next();
        version(model, "3", code);
        FakeNeighbours.answer(byId(model, "/aliases/champion"), alias(model, "3", evidence));
        code(code);
        evidence(evidence, model, "3");
        explained(model, "3", DIGEST);
        CapturedRequest request = model.request("3", THEN, 1);
        capture(request);

        why(request)
                .statusCode(200)
                .body("inference.id", equalTo(request.id() + "-0"))
                .body("version.digest", equalTo(DIGEST))
                .body("deletedAt", nullValue())
                .body("aliasThen.version", equalTo("3"))
                .body("explanation.contributions.temp", equalTo(0.75f))
                .body("trainingData.id", equalTo(model.reference().toString()))
                .body("code.project", equalTo("trees"))
                .body("approver", equalTo("grace"))
                .body("evidence.digest", equalTo("cd".repeat(32)));
    }

    @Test
    void a_canary_is_answered_for_by_the_move_that_came_afterwards() {
        Planted model = Planted.model("canaried");
        version(model, "2", null);
        FakeNeighbours.answer(byId(model, "/aliases/champion"), alias(model, "1", null));
        FakeNeighbours.answer(
                byId(model, "/aliases/champion/history"),
                new Page<>(List.of(alias(model, "2", null), alias(model, "1", null)), null));
        CapturedRequest request = model.request("2", THEN, 1);
        capture(request);

        why(request)
                .statusCode(200)
                .body("aliasThen.version", equalTo("1"))
                .body("approver", equalTo("grace"));
    }

    @Test
    void what_nobody_can_say_is_left_open_and_an_absent_neighbour_is_no_answer() {
        Planted model = Planted.model("silent");
        version(model, "1", null);
        CapturedRequest request = model.request("1", THEN, 1);
        capture(request);
        String explanation = "/api/inference/v1/models/silent/versions/1/explanation";

        FakeNeighbours.refuse(explanation, 422);
        why(request)
                .statusCode(200)
                .body("explanation", nullValue())
                .body("aliasThen", nullValue())
                .body("approver", nullValue());

        FakeNeighbours.refuse(explanation, 500);
        why(request).statusCode(503);
    }
}

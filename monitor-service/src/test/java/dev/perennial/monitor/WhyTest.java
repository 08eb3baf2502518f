package dev.perennial.monitor;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.perennial.contract.Page;
import dev.perennial.contract.Role;
import dev.perennial.contract.inference.Explanation;
import dev.perennial.contract.monitor.CapturedRequest;
import dev.perennial.contract.registry.AliasView;
import dev.perennial.contract.registry.CodeVersionView;
import dev.perennial.contract.registry.EvidenceView;
import dev.perennial.contract.registry.ModelVersionView;
import dev.perennial.platform.Ids;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WhyTest extends MonitorCase {
    private static final Instant THEN = Instant.parse("2013-03-01T00:00:00Z");
    private static final String REGISTRY = "/api/registry/v1";

    private static AliasView alias(Planted model, String version, @Nullable UUID evidence) {
        return new AliasView(
                model.name(),
                model.id(),
                "champion",
                version,
                1,
                THEN,
                "workflows",
                "grace",
                "process-1",
                evidence,
                null);
    }

    private static void version(Planted model, String number, @Nullable UUID code) {
        FakeNeighbours.answer(
                "%s/models/%s/versions/%s".formatted(REGISTRY, model.name(), number),
                new ModelVersionView(
                        Ids.next(),
                        model.id(),
                        model.name(),
                        number,
                        "ab".repeat(32),
                        List.of(),
                        List.of(),
                        "run-1",
                        model.reference(),
                        code,
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        "ada",
                        THEN));
    }

    private static void code(UUID id) {
        FakeNeighbours.answer(
                REGISTRY + "/code-versions/" + id,
                new CodeVersionView(
                        id, "trees", "t", null, null, null, null, List.of(), null, "ada", THEN));
    }

    private static void evidence(UUID id, Planted model, String version) {
        FakeNeighbours.answer(
                REGISTRY + "/evidence/" + id,
                new EvidenceView(
                        id,
                        model.name(),
                        version,
                        null,
                        "cd".repeat(32),
                        JsonNodeFactory.instance.objectNode(),
                        "workflows",
                        THEN));
    }

    private static void explained(Planted model, String version) {
        FakeNeighbours.answer(
                "/api/inference/v1/models/%s/versions/%s/explanation"
                        .formatted(model.name(), version),
                new Explanation(
                        model.name(),
                        version,
                        -1,
                        Map.of("temp", 0.75, "carrier", 0.25),
                        0,
                        0.5,
                        "logistic"));
    }

    private static ValidatableResponse why(CapturedRequest request) {
        return as(Role.VIEWER).get(V1 + "/inferences/" + request.id() + "-0/why").then();
    }

    @Test
    void an_inference_is_answered_for_whole() {
        Planted model = Planted.model("answered");
        UUID code = Ids.next();
        UUID evidence = Ids.next();
        version(model, "3", code);
        FakeNeighbours.answer(
                REGISTRY + "/models/answered/aliases/champion", alias(model, "3", evidence));
        code(code);
        evidence(evidence, model, "3");
        explained(model, "3");
        CapturedRequest request = model.request("3", THEN, 1);
        capture(request);

        why(request)
                .statusCode(200)
                .body("inference.id", equalTo(request.id() + "-0"))
                .body("version.digest", equalTo("ab".repeat(32)))
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
        FakeNeighbours.answer(
                REGISTRY + "/models/canaried/aliases/champion", alias(model, "1", null));
        FakeNeighbours.answer(
                REGISTRY + "/models/canaried/aliases/champion/history",
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

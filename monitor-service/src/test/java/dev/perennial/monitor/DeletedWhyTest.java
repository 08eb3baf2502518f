package dev.perennial.monitor;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.perennial.contract.monitor.CapturedRequest;
import dev.perennial.platform.Ids;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An inference is answered for by its model, not by whatever has the model's name now. */
@QuarkusTest
class DeletedWhyTest extends WhyCase {
    private static final Instant DELETED = Instant.parse("2026-02-01T00:00:00Z");
    private static final String OTHER = "ef".repeat(32);

    @Test
    void a_deleted_version_is_answered_for_by_what_is_kept_of_it() {
        Planted model = Planted.model("buried");
        UUID code = Ids.next();
        UUID evidence = Ids.next();
        kept(view(model, "1", DIGEST, code), DELETED);
        FakeNeighbours.answer(byId(model, "/aliases/champion"), alias(model, "1", evidence));
        code(code);
        evidence(evidence, model, "1");
        CapturedRequest request = model.request("1", THEN, 1);
        capture(request);

        why(request)
                .statusCode(200)
                .body("deletedAt", equalTo(DELETED.toString()))
                .body("version.digest", equalTo(DIGEST))
                .body("trainingData.id", equalTo(model.reference().toString()))
                .body("code.project", equalTo("trees"))
                .body("approver", equalTo("grace"))
                .body("evidence.digest", equalTo("cd".repeat(32)))
                .body("explanation", nullValue());
    }

    @Test
    void a_name_that_is_another_models_now_changes_no_answer() {
        Planted first = Planted.model("taken");
        CapturedRequest old = first.request("1", THEN, 1);
        capture(old);
        kept(view(first, "1", DIGEST, null), DELETED);
        FakeNeighbours.answer(byId(first, "/aliases/champion"), alias(first, "1", null));

        Planted second = Planted.model("taken");
        CapturedRequest recent = second.request("1", THEN.plusSeconds(1), 1);
        capture(recent);
        var now = view(second, "1", OTHER, null);
        kept(now, null);
        FakeNeighbours.answer(REGISTRY + "/models/taken/versions/1", now);
        explained(second, "1", OTHER);

        why(old).statusCode(200)
                .body("version.modelId", equalTo(first.id().toString()))
                .body("version.digest", equalTo(DIGEST))
                .body("version.runId", equalTo("run of " + DIGEST))
                .body("trainingData.id", equalTo(first.reference().toString()))
                .body("approver", equalTo("grace"))
                .body("deletedAt", equalTo(DELETED.toString()))
                .body("explanation", nullValue());
        why(recent)
                .statusCode(200)
                .body("version.modelId", equalTo(second.id().toString()))
                .body("version.digest", equalTo(OTHER))
                .body("deletedAt", nullValue())
                .body("aliasThen", nullValue())
                .body("explanation.contributions.temp", equalTo(0.75f));
    }
}

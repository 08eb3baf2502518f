package dev.perennial.monitor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.perennial.contract.Role;
import dev.perennial.contract.inference.Explanation;
import dev.perennial.contract.monitor.CapturedRequest;
import dev.perennial.contract.registry.AliasView;
import dev.perennial.contract.registry.CodeVersionView;
import dev.perennial.contract.registry.EvidenceView;
import dev.perennial.contract.registry.KeptVersionView;
import dev.perennial.contract.registry.ModelVersionView;
import dev.perennial.platform.Ids;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the neighbours say of a version, for tests of the question why. */
abstract class WhyCase extends MonitorCase {
    static final Instant THEN = Instant.parse("2013-03-01T00:00:00Z");
    static final String REGISTRY = "/api/registry/v1";
    static final String DIGEST = "ab".repeat(32);

    static String byId(Planted model, String more) {
        return REGISTRY + "/models-by-id/" + model.id() + more;
    }

    static AliasView alias(Planted model, String version, @Nullable UUID evidence) {
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

    static void version(Planted model, String number, @Nullable UUID code) {
        kept(view(model, number, DIGEST, code), null);
    }

    static void kept(ModelVersionView version, @Nullable Instant deletedAt) {
        FakeNeighbours.answer(
                "%s/models-by-id/%s/versions/%s"
                        .formatted(REGISTRY, version.modelId(), version.version()),
                new KeptVersionView(version, deletedAt));
    }

    static ModelVersionView view(Planted model, String number, String digest, @Nullable UUID code) {
        return new ModelVersionView(
                Ids.next(),
                model.id(),
                model.name(),
                number,
                digest,
                List.of(),
                List.of(),
                "run of " + digest,
                model.reference(),
                code,
                Map.of(),
                Map.of(),
                Map.of(),
                "ada",
                THEN);
    }

    static void code(UUID id) {
        FakeNeighbours.answer(
                REGISTRY + "/code-versions/" + id,
                new CodeVersionView(
                        id, "trees", "t", null, null, null, null, List.of(), null, "ada", THEN));
    }

    static void evidence(UUID id, Planted model, String version) {
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

    /** Of the files with this digest only. */
    static void explained(Planted model, String version, String digest) {
        FakeNeighbours.answer(
                "/api/inference/v1/models/%s/versions/%s/explanation?digest=%s"
                        .formatted(model.name(), version, digest),
                new Explanation(
                        model.name(),
                        version,
                        -1,
                        Map.of("temp", 0.75, "carrier", 0.25),
                        0,
                        0.5,
                        "logistic"));
    }

    static ValidatableResponse why(CapturedRequest request) {
        return as(Role.VIEWER).get(V1 + "/inferences/" + request.id() + "-0/why").then();
    }
}

package dev.perennial.workflows;

import dev.perennial.contract.Page;
import dev.perennial.contract.registry.AliasView;
import dev.perennial.contract.registry.EvidenceView;
import dev.perennial.contract.registry.ModelVersionView;
import dev.perennial.contract.registry.ModelView;
import dev.perennial.contract.registry.MoveAlias;
import dev.perennial.contract.registry.SealEvidence;
import dev.perennial.workflows.FakeNeighbours.Asked;
import dev.perennial.workflows.FakeNeighbours.Refusal;
import dev.perennial.workflows.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** What registry-service answers. */
final class RegistryAnswers {
    private RegistryAnswers() {}

    static Object answer(Asked asked) {
        String model = asked.part(1);
        if (asked.part(0).equals("evidence")) {
            return World.EVIDENCE.computeIfAbsent(
                    String.valueOf(asked.key()),
                    key -> evidence(Json.as(asked.body(), SealEvidence.class)));
        }
        if (model.startsWith("nobody") || asked.part(0).equals("data-versions")) {
            throw new Refusal(404, "There is nothing at " + asked.path());
        }
        return switch (asked.part(2)) {
            case "" ->
                    new ModelView(
                            World.id(model),
                            model,
                            null,
                            Samples.MAY,
                            World.CHAMPIONS.containsKey(model)
                                    ? Map.of("champion", World.CHAMPIONS.get(model).version())
                                    : Map.of(),
                            2);
            case "aliases" -> aliases(asked, model);
            case "versions" -> version(model, asked.part(3));
            default -> throw new Refusal(404, asked.path());
        };
    }

    private static Object aliases(Asked asked, String model) {
        if (asked.part(4).equals("history")) {
            return new Page<>(
                    List.of(
                            World.alias(
                                    model,
                                    "1",
                                    1,
                                    new MoveAlias("1", null, "first", "anna", null, null),
                                    null)),
                    null);
        }
        return asked.method().equals("GET") ? World.champion(model) : move(asked, model);
    }

    private static synchronized AliasView move(Asked asked, String model) {
        MoveAlias move = Json.as(asked.body(), MoveAlias.class);
        AliasView now = World.CHAMPIONS.get(model);
        String before = now == null ? null : now.version();
        if (now != null
                && move.version().equals(before)
                && move.process() != null
                && move.process().equals(now.process())) {
            return now;
        }
        if (!Objects.equals(before, move.expectedVersion())) {
            throw new Refusal(409, "champion is " + before);
        }
        AliasView moved =
                World.alias(
                        model,
                        move.version(),
                        now == null ? 1 : now.revision() + 1,
                        move,
                        Tokens.actor(asked.token()));
        World.CHAMPIONS.put(model, moved);
        World.AFTER_MOVE.getOrDefault(model, () -> {}).run();
        return moved;
    }

    private static EvidenceView evidence(SealEvidence asked) {
        return new EvidenceView(
                UUID.randomUUID(),
                asked.model(),
                asked.subjectVersion(),
                asked.process(),
                Integer.toHexString(asked.facts().hashCode()),
                asked.facts(),
                "workflows",
                Samples.MAY);
    }

    private static ModelVersionView version(String model, String version) {
        if (version.equals("99")) {
            throw new Refusal(404, "There is no version 99");
        }
        return new ModelVersionView(
                new UUID(1, Long.parseLong(version)),
                World.id(model),
                model,
                version,
                "digest-" + version,
                List.of(),
                List.of(),
                "run-" + version,
                new UUID(0, 21),
                null,
                Map.of(),
                Map.of("roc_auc", 0.7),
                version.equals("3")
                        ? Map.of()
                        : Map.of("perennial.holdout_data", new UUID(0, 22).toString()),
                "sofia",
                Samples.MAY);
    }
}

package dev.perennial.workflows;

import dev.perennial.contract.inference.ReplayView;
import dev.perennial.contract.inference.RolloutView;
import dev.perennial.contract.inference.RolloutView.ArmStats;
import dev.perennial.contract.inference.SignatureView;
import dev.perennial.contract.inference.StartRollout;
import dev.perennial.workflows.FakeNeighbours.Asked;
import dev.perennial.workflows.json.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What inference-service answers. */
final class InferenceAnswers {
    private InferenceAnswers() {}

    static @Nullable Object answer(Asked asked) {
        String model = asked.part(1);
        if (asked.part(2).equals("rollout")) {
            if (asked.method().equals("DELETE")) {
                World.ROLLOUTS.remove(model);
                return null;
            }
            return rollout(model, Json.as(asked.body(), StartRollout.class));
        }
        String version = asked.part(3);
        if (asked.part(4).equals("signature")) {
            return new SignatureView(
                    model,
                    version,
                    List.of(new SignatureView.Field("temp", "FP64", true)),
                    List.of(new SignatureView.Field("probability", "FP64", false)),
                    0.35);
        }
        int requests = asked.body().path("requests").size();
        return new ReplayView(
                model, version, "1", requests, requests, requests, 0.1, 0.2, 0.05, 900L, 1200L,
                800L, 1100L, List.of());
    }

    /** Each look finds ten more requests on either side. */
    private static RolloutView rollout(String model, StartRollout asked) {
        return World.ROLLOUTS.merge(
                model + " " + asked.mode(),
                view(model, asked, 0),
                (before, fresh) -> view(model, asked, before.candidateArm().requests() + 10));
    }

    private static RolloutView view(String model, StartRollout asked, long requests) {
        return new RolloutView(
                model,
                "1",
                asked.candidate(),
                asked.mode(),
                asked.percent(),
                asked.reference(),
                Instant.now(),
                new ArmStats(requests, 0, 800L, 900L),
                new ArmStats(requests, World.ERRORS.getOrDefault(model, 0), 800L, 900L),
                requests,
                0.1,
                0.05,
                0.02);
    }
}

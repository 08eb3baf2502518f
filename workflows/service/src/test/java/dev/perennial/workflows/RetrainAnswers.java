package dev.perennial.workflows;

import dev.perennial.contract.retrain.ComparisonResult;
import dev.perennial.contract.retrain.JobView;
import dev.perennial.contract.retrain.TrainingResult;
import dev.perennial.workflows.FakeNeighbours.Asked;
import dev.perennial.workflows.FakeNeighbours.Refusal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What retrain-service answers: a training makes version 2. */
final class RetrainAnswers {
    private RetrainAnswers() {}

    static Object answer(Asked asked) {
        if (asked.part(0).equals("jobs")) {
            return World.JOBS.values().stream()
                    .filter(job -> job.id().toString().equals(asked.part(1)))
                    .findFirst()
                    .orElseThrow(() -> new Refusal(404, "no job"));
        }
        String model = asked.body().path("model").asText();
        boolean trains = asked.part(0).equals("trainings");
        return World.JOBS.computeIfAbsent(
                String.valueOf(asked.key()), key -> trains ? trained(model) : compared(model));
    }

    private static JobView trained(String model) {
        boolean fails = World.UNTRAINABLE.contains(model);
        TrainingResult result =
                new TrainingResult(
                        "run-2",
                        "2",
                        new UUID(0, 21),
                        new UUID(0, 22),
                        World.NEW_NORMAL,
                        new UUID(0, 23),
                        5000,
                        1000);
        return job(
                model,
                JobView.Kind.TRAINING,
                fails ? "too few rows" : null,
                fails ? null : result,
                null);
    }

    private static JobView compared(String model) {
        ComparisonResult result =
                new ComparisonResult(
                        model,
                        "2",
                        "1",
                        new UUID(0, 22),
                        1000,
                        28,
                        "log_loss",
                        0,
                        World.VERDICTS.getOrDefault(model, ComparisonResult.Verdict.SUPERIOR),
                        "the interval says so",
                        List.of(
                                new ComparisonResult.MetricPair(
                                        "log_loss", 0.5, 0.6, 0.1, 0.05, 0.15)),
                        List.of());
        return job(model, JobView.Kind.COMPARISON, null, null, result);
    }

    private static JobView job(
            String model,
            JobView.Kind kind,
            @Nullable String error,
            @Nullable TrainingResult training,
            @Nullable ComparisonResult comparison) {
        return new JobView(
                UUID.randomUUID(),
                kind,
                model,
                error == null ? JobView.State.DONE : JobView.State.FAILED,
                1,
                null,
                1,
                null,
                "workflows",
                Samples.MAY,
                Samples.MAY,
                Samples.MAY,
                error,
                training,
                comparison,
                List.of());
    }
}

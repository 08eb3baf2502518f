package dev.perennial.workflows.renewal.step;

import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.retrain.ComparisonResult;
import dev.perennial.contract.retrain.JobView;
import dev.perennial.contract.retrain.StartComparison;
import dev.perennial.contract.retrain.TrainingResult;
import dev.perennial.contract.workflows.Policy;
import dev.perennial.workflows.neighbour.Registry;
import dev.perennial.workflows.neighbour.Training;
import dev.perennial.workflows.renewal.Candidacy;
import dev.perennial.workflows.renewal.Journeys;
import dev.perennial.workflows.renewal.Renewal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;

/** Has candidate and champion compared on rows that neither has seen. */
@Named("renewalComparison")
@ApplicationScoped
public class ComparisonStep {
    private static final String STATE = "comparisonState";
    private static final String ENDED = "ENDED";

    private final Journeys journeys;
    private final Registry registry;
    private final Training training;

    ComparisonStep(Journeys journeys, Registry registry, Training training) {
        this.journeys = journeys;
        this.registry = registry;
        this.training = training;
    }

    public void compare(DelegateExecution execution) {
        Renewal renewal = journeys.at(execution);
        Optional<UUID> holdout = holdout(renewal);
        if (holdout.isEmpty()) {
            renewal.candidacy()
                    .couldNotBeCompared(
                            "version %s names no held-out data in its tag %s"
                                    .formatted(renewal.candidacy().version(), Tags.HOLDOUT));
            return;
        }
        try {
            JobView job =
                    training.jobs()
                            .compare(Keys.of(execution, renewal), order(renewal, holdout.get()));
            renewal.candidacy().isComparedBy(job.id());
            journeys.waitsFor(execution, renewal, "Comparison job " + job.id());
        } catch (ProblemException e) {
            if (!TrainingStep.FINAL.contains(e.type().status())) {
                throw e;
            }
            renewal.candidacy().couldNotBeCompared(e.detail());
        }
    }

    private static StartComparison order(Renewal renewal, UUID holdout) {
        Policy policy = renewal.policy();
        return new StartComparison(
                renewal.model(),
                renewal.candidacy().version(),
                java.util.Objects.requireNonNull(renewal.champion()),
                holdout,
                policy.gate().metric(),
                policy.gate().margin(),
                renewal.candidacy().attempt(),
                policy.training().segments(),
                renewal.id());
    }

    private Optional<UUID> holdout(Renewal renewal) {
        TrainingResult trained = renewal.candidacy().training();
        if (trained != null) {
            return Optional.of(trained.holdoutData());
        }
        return Optional.ofNullable(
                        registry.models()
                                .version(renewal.model(), renewal.candidacy().version())
                                .tags()
                                .get(Tags.HOLDOUT))
                .map(UUID::fromString);
    }

    public void look(DelegateExecution execution) {
        Renewal renewal = journeys.at(execution);
        Candidacy candidacy = renewal.candidacy();
        UUID id = candidacy.comparisonJob();
        if (id == null) {
            ended(execution, renewal, "Not compared: " + candidacy.comparisonError());
            return;
        }
        JobView job = training.jobs().job(id);
        ComparisonResult result = job.comparison();
        switch (job.state()) {
            case DONE -> {
                candidacy.isCompared(java.util.Objects.requireNonNull(result));
                ended(execution, renewal, inWords(result));
            }
            case FAILED, CANCELLED -> {
                candidacy.couldNotBeCompared(
                        job.error() == null ? "the job was cancelled" : job.error());
                ended(execution, renewal, "Failed: " + candidacy.comparisonError());
            }
            case QUEUED, RUNNING -> {
                execution.setVariable(STATE, job.state().name());
                journeys.waitsFor(
                        execution, renewal, "Comparison job %s: %s".formatted(id, job.step()));
            }
        }
    }

    private void ended(DelegateExecution execution, Renewal renewal, String what) {
        execution.setVariable(STATE, ENDED);
        journeys.tell(execution, renewal, what);
    }

    private static String inWords(ComparisonResult result) {
        StringBuilder text =
                new StringBuilder(
                        "%s on %,d rows of %d days"
                                .formatted(result.verdict(), result.rows(), result.blocks()));
        for (ComparisonResult.MetricPair pair : result.metrics()) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "; %s %.4f, champion %.4f%s",
                            pair.metric(),
                            pair.candidate(),
                            pair.champion(),
                            interval(pair.gainLow(), pair.gainHigh())));
        }
        return text.toString();
    }

    private static String interval(@Nullable Double low, @Nullable Double high) {
        return low == null || high == null
                ? ""
                : String.format(Locale.ROOT, " (gain 95 %% in [%.4f, %.4f])", low, high);
    }
}

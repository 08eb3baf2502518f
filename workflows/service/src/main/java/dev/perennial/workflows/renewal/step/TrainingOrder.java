package dev.perennial.workflows.renewal.step;

import dev.perennial.contract.monitor.WindowView;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.problem.ProblemType;
import dev.perennial.contract.registry.ModelVersionView;
import dev.perennial.contract.retrain.DataCut;
import dev.perennial.contract.retrain.StartTraining;
import dev.perennial.contract.workflows.Policy;
import dev.perennial.workflows.neighbour.Registry;
import dev.perennial.workflows.neighbour.Serving;
import dev.perennial.workflows.renewal.Renewal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a renewal trains on: what the champion learned from, and the captured traffic since. */
@ApplicationScoped
class TrainingOrder {
    private static final int WINDOWS = 50;

    private final Registry registry;
    private final Serving serving;

    TrainingOrder(Registry registry, Serving serving) {
        this.registry = registry;
        this.serving = serving;
    }

    StartTraining of(Renewal renewal) {
        Policy.Training policy = renewal.policy().training();
        return new StartTraining(
                renewal.model(),
                base(renewal),
                null,
                cut(renewal),
                null,
                policy.entryPoint(),
                policy.parameters(),
                seed(renewal),
                policy.threshold(),
                renewal.id());
    }

    String inWords(Renewal renewal) {
        DataCut cut = cut(renewal);
        return "%s on captured traffic from %s to %s with labels known by %s, of which the last %d days are held out"
                .formatted(
                        renewal.policy().training().entryPoint(),
                        cut.from(),
                        cut.to(),
                        cut.knownBy(),
                        cut.holdoutDays());
    }

    /**
     * Labels mature: a label that came early is not a fair sample. So the cut ends where the newest
     * window does, and uses what was known when that window was judged.
     */
    private DataCut cut(Renewal renewal) {
        Policy.Training policy = renewal.policy().training();
        Instant to = renewal.eventTime() == null ? newestJudged(renewal) : renewal.eventTime();
        return new DataCut(
                to.minus(policy.lookBack()),
                to,
                to.plus(policy.labelMaturity()),
                policy.holdoutDays());
    }

    private Instant newestJudged(Renewal renewal) {
        return serving.monitor().windows(renewal.model(), null, WINDOWS).items().stream()
                .filter(window -> window.state().equals("JUDGED"))
                .map(WindowView::end)
                .max(Comparator.naturalOrder())
                .orElseThrow(() ->
                        new ProblemException(
                                ProblemType.UNPROCESSABLE,
                                "No window of %s has been judged yet, so there are no matured labels to train on"
                                        .formatted(renewal.model())));
    }

    /** The champion's training rows with those that were held out then, where they are known. */
    private @Nullable UUID base(Renewal renewal) {
        String champion = renewal.champion();
        if (champion == null) {
            throw new ProblemException(
                    ProblemType.UNPROCESSABLE,
                    "%s has no champion to be renewed".formatted(renewal.model()));
        }
        ModelVersionView version = registry.models().version(renewal.model(), champion);
        String reference = version.tags().get(Tags.REFERENCE);
        return reference == null ? version.trainingData() : UUID.fromString(reference);
    }

    /** Another try is another draw; the same try is the same one. */
    private static long seed(Renewal renewal) {
        return renewal.candidacy().attempt();
    }
}

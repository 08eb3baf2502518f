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
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

    private static DataCut cut(Renewal renewal) {
        Policy.Training policy = renewal.policy().training();
        Instant to = renewal.candidacy().cutTo();
        if (to == null) {
            throw new ProblemException(
                    ProblemType.UNPROCESSABLE,
                    "No window of %s has been judged yet, so there are no matured labels to train on"
                            .formatted(renewal.model()));
        }
        return new DataCut(
                to.minus(policy.lookBack()),
                to,
                to.plus(policy.labelMaturity()),
                policy.holdoutDays());
    }

    /**
     * Where the traffic to train on ends. Labels mature: one that came early is not a fair sample.
     * So it ends with a window that was judged, and sooner where the policy gives labels longer
     * than monitoring does.
     *
     * @return empty where no window has been judged
     */
    Optional<Instant> end(Renewal renewal) {
        List<WindowView> windows =
                serving.monitor().windows(renewal.model(), null, WINDOWS).items();
        Optional<Instant> judged =
                windows.stream()
                        .filter(window -> window.state().equals("JUDGED"))
                        .map(WindowView::end)
                        .max(Comparator.naturalOrder());
        Instant finding = renewal.eventTime();
        return judged.map(end -> finding != null && finding.isBefore(end) ? finding : end)
                .map(end -> end.minus(longerMaturity(renewal)));
    }

    private Duration longerMaturity(Renewal renewal) {
        Duration longer =
                renewal.policy()
                        .training()
                        .labelMaturity()
                        .minus(serving.monitor().settings(renewal.model()).labelMaturity());
        return longer.isNegative() ? Duration.ZERO : longer;
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

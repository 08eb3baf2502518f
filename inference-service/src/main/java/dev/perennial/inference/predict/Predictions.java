package dev.perennial.inference.predict;

import dev.perennial.contract.inference.Arm;
import dev.perennial.contract.inference.StartRollout.Mode;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.problem.ProblemType;
import dev.perennial.inference.models.Champions;
import dev.perennial.inference.models.ModelStore;
import dev.perennial.inference.models.core.LoadedModel;
import dev.perennial.inference.models.core.VersionKey;
import dev.perennial.inference.rollout.Rollout;
import dev.perennial.inference.rollout.Rollouts;
import dev.perennial.model.BadInputException;
import dev.perennial.model.ModelException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Answers requests: picks the version, has it answer, records the answer, then gives it. */
@ApplicationScoped
public class Predictions {
    private static final Logger LOG = Logger.getLogger(Predictions.class);

    private final Champions champions;
    private final ModelStore store;
    private final Rollouts rollouts;
    private final Shadows shadows;
    private final Recording recording;

    Predictions(
            Champions champions,
            ModelStore store,
            Rollouts rollouts,
            Shadows shadows,
            Recording recording) {
        this.champions = champions;
        this.store = store;
        this.rollouts = rollouts;
        this.shadows = shadows;
        this.recording = recording;
    }

    /**
     * Answers a request; when this returns, the answer is recorded.
     *
     * @throws BadInputException when the rows don't fit the model
     * @throws ProblemException 404, 422 or 503 when no version can answer or record
     */
    public Answer answer(Ask ask) {
        if (ask.version() != null) {
            return direct(ask, ask.version());
        }
        Rollout rollout = rollouts.of(ask.model()).orElse(null);
        if (rollout != null && rollout.plan().picks(key(ask))) {
            Answer answer = canary(ask, rollout);
            if (answer != null) {
                return recorded(ask, answer);
            }
        }
        return champion(ask, rollout);
    }

    private static String key(Ask ask) {
        if (ask.stickyKey() != null) {
            return ask.stickyKey();
        }
        String id = ask.caller().id();
        return id == null ? UUID.randomUUID().toString() : id;
    }

    private Answer direct(Ask ask, String version) {
        try (LoadedModel.Lease lease = store.lease(new VersionKey(ask.model(), version))) {
            return recorded(ask, scored(ask, lease, Arm.DIRECT));
        }
    }

    private Answer champion(Ask ask, @Nullable Rollout rollout) {
        try (LoadedModel.Lease lease = champions.lease(ask.model())) {
            Answer answer = tallied(ask, lease, rollout);
            if (rollout != null && rollout.plan().mode() == Mode.SHADOW) {
                OptionalDouble threshold = lease.predictor().threshold();
                recorded(ask, answer);
                shadows.copy(ask, answer, threshold, rollout);
                return answer;
            }
            return recorded(ask, answer);
        }
    }

    private Answer tallied(Ask ask, LoadedModel.Lease lease, @Nullable Rollout rollout) {
        try {
            Answer answer = scored(ask, lease, Arm.CHAMPION);
            if (rollout != null) {
                rollout.championArm().answered(answer.latencyMicros());
            }
            return answer;
        } catch (ProblemException e) {
            if (rollout != null) {
                rollout.championArm().failed();
            }
            throw e;
        }
    }

    private Answer scored(Ask ask, LoadedModel.Lease lease, Arm arm) {
        try {
            return Scorer.answer(ask, lease, arm, ask.arrival().nanos());
        } catch (ModelException e) {
            LOG.error(lease.model().known().key() + " failed on a request", e);
            recording.failed(ask, arm);
            throw new ProblemException(
                    ProblemType.UNAVAILABLE,
                    "%s could not answer: %s"
                            .formatted(lease.model().known().key(), e.getMessage()));
        }
    }

    /** The candidate's answer; null when it has none and the champion must answer. */
    private @Nullable Answer canary(Ask ask, Rollout rollout) {
        VersionKey key = new VersionKey(ask.model(), rollout.plan().candidate());
        Optional<LoadedModel.Lease> ready = store.leaseIfReady(key);
        if (ready.isEmpty()) {
            // After a restart the champion may be ready first: not being there yet is no error.
            recording.skipped(ask, Arm.CANARY);
            return null;
        }
        try (LoadedModel.Lease lease = ready.get()) {
            Answer answer = Scorer.answer(ask, lease, Arm.CANARY, ask.arrival().nanos());
            rollout.candidateArm().answered(answer.latencyMicros());
            return answer;
        } catch (BadInputException e) {
            // Only an error of the candidate's if the champion understands the same rows.
            fitsChampion(ask);
            LOG.debugf("%s does not take what the champion takes: %s", key, e.getMessage());
            failed(ask, rollout);
            return null;
        } catch (RuntimeException e) {
            LOG.error(key + " failed as a canary; the champion answers", e);
            failed(ask, rollout);
            return null;
        }
    }

    private void fitsChampion(Ask ask) {
        try (LoadedModel.Lease lease = champions.lease(ask.model())) {
            var _ = ask.rows().apply(lease.predictor().signature());
        }
    }

    private void failed(Ask ask, Rollout rollout) {
        rollout.candidateArm().failed();
        recording.failed(ask, Arm.CANARY);
    }

    private Answer recorded(Ask ask, Answer answer) {
        recording.answered(ask, answer);
        return answer;
    }
}

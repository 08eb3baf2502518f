package dev.perennial.inference.predict;

import dev.perennial.contract.inference.Arm;
import dev.perennial.inference.models.ModelStore;
import dev.perennial.inference.models.core.LoadedModel;
import dev.perennial.inference.models.core.VersionKey;
import dev.perennial.inference.rollout.Rollout;
import dev.perennial.model.BadInputException;
import dev.perennial.model.ModelException;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Has a candidate answer copies of requests; nobody waits for it, and what is too much is left. */
@ApplicationScoped
public class Shadows {
    private static final Logger LOG = Logger.getLogger(Shadows.class);

    /** Copies that may wait or run at once. */
    private static final int MOST = 64;

    private final ModelStore store;
    private final Recording recording;
    private final Semaphore places = new Semaphore(MOST);
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    Shadows(ModelStore store, Recording recording) {
        this.store = store;
        this.recording = recording;
    }

    /**
     * Tries the candidate on what the champion has answered.
     *
     * @param threshold the champion's, by which its decisions are made
     */
    void copy(Ask ask, Answer champion, OptionalDouble threshold, Rollout rollout) {
        if (!places.tryAcquire()) {
            recording.skipped(ask, Arm.SHADOW);
            return;
        }
        executor.execute(() -> {
            try {
                answer(ask, champion, threshold, rollout);
            } finally {
                places.release();
            }
        });
    }

    private void answer(Ask ask, Answer champion, OptionalDouble threshold, Rollout rollout) {
        VersionKey key = new VersionKey(ask.model(), rollout.plan().candidate());
        Optional<LoadedModel.Lease> ready = store.leaseIfReady(key);
        if (ready.isEmpty()) {
            recording.skipped(ask, Arm.SHADOW);
            return;
        }
        try (LoadedModel.Lease lease = ready.get()) {
            Answer answer = Scorer.answer(ask, lease, Arm.SHADOW, System.nanoTime());
            rollout.candidateArm().answered(answer.latencyMicros());
            rollout.comparison()
                    .add(
                            champion.prediction(),
                            threshold,
                            answer.prediction(),
                            lease.predictor().threshold());
            recording.tried(ask, answer);
        } catch (BadInputException | ModelException e) {
            LOG.warnf("%s failed in shadow: %s", key, e.getMessage());
            failed(ask, rollout);
        } catch (RuntimeException e) {
            LOG.error(key + " failed in shadow", e);
            failed(ask, rollout);
        }
    }

    private void failed(Ask ask, Rollout rollout) {
        rollout.candidateArm().failed();
        recording.failed(ask, Arm.SHADOW);
    }

    void close(@Observes ShutdownEvent event) throws InterruptedException {
        executor.shutdown();
        executor.awaitTermination(5, TimeUnit.SECONDS);
    }
}

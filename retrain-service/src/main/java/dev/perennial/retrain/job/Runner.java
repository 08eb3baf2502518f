package dev.perennial.retrain.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.retrain.JobView;
import dev.perennial.retrain.job.core.JobFailedException;
import dev.perennial.retrain.job.core.JobState;
import dev.perennial.retrain.job.core.LostLeaseException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Runs jobs, one after the other a thread. Any number of processes may run side by side. */
@ApplicationScoped
public class Runner {
    private static final Logger LOG = Logger.getLogger(Runner.class);
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Claims claims;
    private final JobLog log;
    private final JobsConfig config;
    private final ObjectMapper json;
    private final Clock clock;
    private final Map<JobView.Kind, Work> works = new EnumMap<>(JobView.Kind.class);
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    Runner(
            Claims claims,
            JobLog log,
            JobsConfig config,
            ObjectMapper json,
            Clock clock,
            Instance<Work> works) {
        this.claims = claims;
        this.log = log;
        this.config = config;
        this.json = json;
        this.clock = clock;
        works.forEach(work -> this.works.put(work.kind(), work));
    }

    void start(@Observes StartupEvent started) {
        stopped = false;
        for (int i = 0; i < config.parallel(); i++) {
            threads.add(Thread.ofPlatform().daemon().name("job-runner-" + i).start(this::loop));
        }
    }

    /** A job under way is left to its lease: whoever runs next starts it again. */
    void stop(@Observes ShutdownEvent stop) {
        stopped = true;
        threads.forEach(Thread::interrupt);
        threads.clear();
    }

    private void loop() {
        while (!stopped) {
            try {
                Optional<Claim> claim = claims.next();
                if (claim.isPresent()) {
                    run(claim.get());
                } else {
                    Thread.sleep(config.poll());
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (!stopped) {
                    LOG.error("The runner could not ask for its next job", e);
                    pause();
                }
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Claim claim) {
        try (Hold hold = new Hold(claim, claims, log, config.renewal())) {
            Work work = Objects.requireNonNull(works.get(claim.kind()));
            Object result = work.run(claim, hold);
            claims.done(claim, json.valueToTree(result));
        } catch (LostLeaseException e) {
            LOG.infof("Job %s is no longer run here: %s", claim.id(), e.getMessage());
        } catch (JobFailedException e) {
            fail(claim, String.valueOf(e.getMessage()));
        } catch (ProblemException e) {
            if (e.type().status() >= 500) {
                again(claim, e);
            } else {
                fail(claim, e.detail());
            }
        } catch (IOException | RuntimeException | LinkageError e) {
            again(claim, e);
        }
    }

    private void again(Claim claim, Throwable error) {
        if (stopped) {
            return;
        }
        LOG.errorf(error, "Job %s broke in attempt %d", claim.id(), claim.attempt());
        String what = error.getMessage() == null ? error.getClass().getName() : error.getMessage();
        if (claim.attempt() >= JobState.MAX_ATTEMPTS) {
            fail(claim, what);
        } else {
            Duration delay = RETRY.multipliedBy((long) claim.attempt() * claim.attempt());
            claims.giveBack(claim, what, clock.instant().plus(delay));
        }
    }

    private void fail(Claim claim, String why) {
        try {
            claims.failed(claim, why);
        } catch (LostLeaseException e) {
            LOG.infof("Job %s failed here, and is no longer run here: %s", claim.id(), why);
        }
    }
}

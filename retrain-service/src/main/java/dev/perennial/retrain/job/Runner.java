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
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
            if (e.type().status() < 500) {
                fail(claim, e.detail());
            } else {
                again(claim, e, e.type().status() == 500);
            }
        } catch (ProcessingException e) {
            again(claim, e, false);
        } catch (OutOfMemoryError e) {
            fail(claim, "It needs more memory than this process has; train on fewer rows");
        } catch (IOException | RuntimeException | LinkageError e) {
            again(claim, e, true);
        }
    }

    /** A neighbour that is away is waited for; an error of our own is tried a few times. */
    private void again(Claim claim, Throwable error, boolean counted) {
        if (stopped) {
            return;
        }
        LOG.errorf(error, "Job %s broke in attempt %d", claim.id(), claim.attempt());
        String message = error.getMessage();
        String what = message == null || message.isBlank() ? error.toString() : message;
        Instant now = clock.instant();
        boolean enough =
                counted
                        ? claim.attempt() >= JobState.MAX_ATTEMPTS
                        : now.isAfter(claim.startedAt().plus(config.patience()));
        if (enough) {
            fail(claim, what);
        } else {
            Duration delay = config.retry().multipliedBy(claim.attempt());
            claims.giveBack(claim, what, now.plus(delay), counted);
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

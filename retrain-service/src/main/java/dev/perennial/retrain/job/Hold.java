package dev.perennial.retrain.job;

import dev.perennial.retrain.job.core.LostLeaseException;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Keeps the lease of a job while it runs, and passes on how far it is. */
final class Hold implements Report, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Hold.class);
    private static final long BETWEEN_NANOS = Duration.ofMillis(250).toNanos();

    private final Claim claim;
    private final Claims claims;
    private final JobLog log;
    private final Thread keeper;
    private volatile boolean lost;
    private String step = "";
    private long toldAt;

    Hold(Claim claim, Claims claims, JobLog log, Duration renewal) {
        this.claim = claim;
        this.claims = claims;
        this.log = log;
        keeper = Thread.ofVirtual().name("lease-" + claim.id()).start(() -> keep(renewal));
    }

    @Override
    public void at(double progress, String now) {
        if (lost) {
            throw new LostLeaseException();
        }
        // A round of boosting takes milliseconds: telling each would cost more than training.
        if (now.equals(step) && System.nanoTime() - toldAt < BETWEEN_NANOS) {
            return;
        }
        claims.progress(claim, progress, now);
        step = now;
        toldAt = System.nanoTime();
    }

    @Override
    public void log(String line) {
        log.add(claim.id(), line);
    }

    @Override
    public void close() {
        keeper.interrupt();
    }

    private void keep(Duration renewal) {
        while (!lost) {
            try {
                Thread.sleep(renewal);
            } catch (InterruptedException e) {
                return;
            }
            try {
                lost = !claims.renew(claim);
            } catch (RuntimeException e) {
                LOG.warnf(e, "The lease of job %s could not be renewed", claim.id());
            }
        }
    }
}

package dev.perennial.inference.capture;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perennial.contract.monitor.CaptureBatch;
import dev.perennial.contract.monitor.CapturedRequest;
import dev.perennial.contract.monitor.MonitorApi;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.inference.capture.core.Forwarding;
import dev.perennial.platform.call.Neighbours;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Brings recorded answers to monitor-service, and the journal to the disk, in the background. */
@ApplicationScoped
public class Forwarder {
    private static final Logger LOG = Logger.getLogger(Forwarder.class);
    private static final long IDLE_MILLIS = 500;

    /**
     * Other errors, such as a missing identity or a wrong address, can pass: nothing is given up.
     */
    private static final Set<Integer> ABOUT_THE_RECORDS = Set.of(400, 413, 415, 422);

    private final CaptureLog log;
    private final CaptureConfig config;
    private final ObjectMapper json;
    private final MonitorApi monitor;
    private final Forwarding forwarding;
    private final Thread sender =
            Thread.ofPlatform().daemon().name("capture-forwarder").unstarted(this::forward);
    private final Thread forcer =
            Thread.ofPlatform().daemon().name("capture-force").unstarted(this::force);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean stopped;

    Forwarder(CaptureLog log, CaptureConfig config, ObjectMapper json, Neighbours neighbours) {
        this.log = log;
        this.config = config;
        this.json = json;
        this.monitor = neighbours.client("monitor", MonitorApi.class);
        this.forwarding =
                new Forwarding(
                        log.journal(), this::take, config.firstPause(), config.longestPause());
    }

    void start(@Observes StartupEvent event) {
        sender.start();
        forcer.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        ended.countDown();
        // Not interrupted: an interrupt during a write would close the journal's file.
        forcer.join(2000);
        sender.interrupt();
        sender.join(2000);
    }

    private void forward() {
        int away = 0;
        while (!stopped) {
            try {
                Forwarding.Turn turn = forwarding.turn();
                away = turn == Forwarding.Turn.AWAY ? away + 1 : 0;
                rest(turn, away);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (IOException | RuntimeException e) {
                away++;
                LOG.error("Forwarding failed; it goes on", e);
                sleep(away);
            }
        }
    }

    private void rest(Forwarding.Turn turn, int away) throws InterruptedException {
        switch (turn) {
            case DONE -> {}
            case IDLE -> log.journal().await(IDLE_MILLIS);
            case AWAY -> {
                if (away == 1) {
                    LOG.warn("monitor-service does not take answers; they wait in the journal");
                }
                Thread.sleep(forwarding.pause(away));
            }
        }
    }

    private void sleep(int times) {
        try {
            Thread.sleep(forwarding.pause(times));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(List<byte[]> payloads) {
        try {
            monitor.capture(new CaptureBatch(requests(payloads)));
        } catch (ProblemException e) {
            if (!ABOUT_THE_RECORDS.contains(e.type().status())) {
                throw new Forwarding.AwayException(e.detail(), e);
            }
            if (payloads.size() == 1) {
                LOG.errorf("monitor-service refuses an answer for good: %s", e.detail());
            }
            throw new Forwarding.RefusedException(e.detail(), e);
        } catch (ProcessingException e) {
            throw new Forwarding.AwayException(String.valueOf(e.getMessage()), e);
        }
    }

    private List<CapturedRequest> requests(List<byte[]> payloads) {
        List<CapturedRequest> requests = new ArrayList<>(payloads.size());
        for (byte[] payload : payloads) {
            try {
                requests.add(json.readValue(payload, CapturedRequest.class));
            } catch (IOException e) {
                throw new Forwarding.RefusedException("A record can't be read", e);
            }
        }
        return requests;
    }

    private void force() {
        while (!stopped) {
            try {
                ended.await(config.force().toMillis(), TimeUnit.MILLISECONDS);
                log.journal().force();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (IOException | UncheckedIOException e) {
                LOG.error("The journal's disk fails", e);
            }
        }
    }
}

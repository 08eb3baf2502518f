package dev.perennial.inference.capture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perennial.contract.inference.LedgerView;
import dev.perennial.contract.monitor.CapturedRequest;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.problem.ProblemType;
import dev.perennial.inference.capture.core.Journal;
import dev.perennial.inference.capture.core.JournalException;
import dev.perennial.inference.state.JournalConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;

/** Records answers before they are given. */
@Startup
@ApplicationScoped
public class CaptureLog {
    private static final Logger LOG = Logger.getLogger(CaptureLog.class);

    /** Longest record, in bytes: what monitor-service takes in one call. */
    private static final int LONGEST = 15 << 20;

    private final Journal journal;
    private final CaptureConfig config;
    private final ObjectMapper json;

    CaptureLog(JournalConfig place, CaptureConfig config, ObjectMapper json, MeterRegistry meters)
            throws IOException {
        this.journal =
                Journal.open(
                        place.directory().resolve("journal"),
                        new Journal.Limits(place.segmentBytes(), place.totalBytes()));
        this.config = config;
        this.json = json;
        measure(meters);
    }

    private void measure(MeterRegistry meters) {
        rows(meters, "logged", LedgerView::logged);
        rows(meters, "spilled", LedgerView::spilled);
        rows(meters, "sampled_out", LedgerView::sampledOut);
        rows(meters, "dropped", LedgerView::dropped);
        Gauge.builder("perennial.inference.journal.size", journal, Journal::size)
                .baseUnit("bytes")
                .description(
                        "Bytes of the journal's files, taken ones included until they are removed")
                .register(meters);
    }

    private void rows(MeterRegistry meters, String state, ToDoubleFunction<LedgerView> count) {
        Gauge.builder(
                        "perennial.inference.ledger",
                        journal,
                        j -> count.applyAsDouble(j.ledger().view()))
                .baseUnit("rows")
                .tag("state", state)
                .description("What became of answered rows; the states add up to all of them")
                .register(meters);
    }

    /**
     * Records an answer; once it returns, the record survives this process.
     *
     * @throws ProblemException 503 when it can't be recorded and a person asked for durability
     */
    public void keep(CapturedRequest request) {
        int rows = request.rows().size();
        try {
            append(json.writeValueAsBytes(request), rows);
        } catch (JournalException | JsonProcessingException e) {
            if (config.mode() == CaptureConfig.Mode.DURABLE) {
                LOG.error("An answer was not given, since it could not be recorded", e);
                ProblemException problem =
                        new ProblemException(
                                ProblemType.UNAVAILABLE,
                                "The answer could not be recorded, so it is not given: "
                                        + e.getMessage());
                problem.initCause(e);
                throw problem;
            }
            journal.ledger().dropped(rows);
        }
    }

    private void append(byte[] record, int rows) {
        if (record.length > LONGEST) {
            throw new ProblemException(
                    ProblemType.TOO_LARGE,
                    "The record of this request has %d bytes, at most %d can be kept; send fewer rows"
                            .formatted(record.length, LONGEST));
        }
        journal.append(record, rows);
    }

    /** Records what nobody waits for; where that fails, it is counted as dropped. */
    public void keepIfPossible(CapturedRequest request) {
        int rows = request.rows().size();
        try {
            journal.append(json.writeValueAsBytes(request), rows);
        } catch (JournalException | JsonProcessingException e) {
            LOG.warn("A shadow's answer could not be recorded", e);
            journal.ledger().dropped(rows);
        }
    }

    /** Whether an answer could be recorded now. */
    public boolean isOpen() {
        return journal.open();
    }

    public LedgerView ledger() {
        return journal.ledger().view();
    }

    Journal journal() {
        return journal;
    }

    @PreDestroy
    void close() {
        try {
            journal.close();
        } catch (IOException e) {
            LOG.error("The journal could not be closed", e);
        }
    }
}

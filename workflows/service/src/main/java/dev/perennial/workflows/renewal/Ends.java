package dev.perennial.workflows.renewal;

import dev.perennial.contract.workflows.RenewalView.Outcome;
import dev.perennial.workflows.neighbour.Serving;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.jboss.logging.Logger;

/** How renewals end: by the process, or by somebody who cancelled the instance in Cockpit. */
@ApplicationScoped
public class Ends {
    private static final Logger LOG = Logger.getLogger(Ends.class);
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final HistoryService history;
    private final Journeys journeys;
    private final Serving serving;
    private final Meters meters;

    Ends(HistoryService history, Journeys journeys, Serving serving, Meters meters) {
        this.history = history;
        this.journeys = journeys;
        this.serving = serving;
        this.meters = meters;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void end(Renewal renewal, Outcome outcome, String reason) {
        renewal.isEnded(outcome, reason, journeys.now());
        meters.ended(outcome);
        LOG.infof("Renewal %s of %s: %s, %s", renewal.id(), renewal.model(), outcome, reason);
    }

    /**
     * The engine tells nobody when an instance is deleted with its listeners skipped, so those that
     * are gone are looked for, and the trials that they left are ended.
     */
    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        QuarkusTransaction.requiringNew().run(this::cancelled);
        for (String left : leftTrials()) {
            try {
                endTrial(left);
            } catch (RuntimeException e) {
                LOG.warnf(
                        "The trial of renewal %s could not be ended yet: %s", left, e.getMessage());
            }
        }
    }

    private void cancelled() {
        List<RenewalRow> open =
                RenewalRow.list("endedAt is null and startedAt < ?1", journeys.now().minus(FRESH));
        for (RenewalRow row : open) {
            HistoricProcessInstance instance =
                    history.createHistoricProcessInstanceQuery()
                            .processInstanceId(row.id)
                            .finished()
                            .singleResult();
            if (instance != null) {
                String why = instance.getDeleteReason();
                end(
                        journeys.of(row.id),
                        Outcome.CANCELLED,
                        "The instance was cancelled" + (why == null ? "" : ": " + why));
            }
        }
    }

    private static List<String> leftTrials() {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        RenewalRow.<RenewalRow>list("trialOpen and endedAt is not null").stream()
                                .map(RenewalRow::id)
                                .toList());
    }

    private void endTrial(String id) {
        QuarkusTransaction.requiringNew()
                .run(() -> {
                    Renewal renewal = journeys.of(id);
                    serving.inference().endRollout(renewal.model());
                    renewal.trialEnds();
                });
    }
}

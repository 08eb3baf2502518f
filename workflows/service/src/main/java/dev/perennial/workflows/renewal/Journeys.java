package dev.perennial.workflows.renewal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;

/**
 * Gives the steps of a process their renewal, locked, and keeps what they tell. The step's changes,
 * its history and the engine's own state are one transaction.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Journeys {
    private final Clock clock;

    Journeys(Clock clock) {
        this.clock = clock;
    }

    /** The renewal of an execution, which now stands at the execution's step. */
    public Renewal at(DelegateExecution execution) {
        Renewal renewal = of(execution.getProcessInstanceId());
        renewal.isAt(String.valueOf(execution.getCurrentActivityName()), null);
        return renewal;
    }

    /** The renewal of a process instance. */
    public Renewal of(String process) {
        RenewalRow row = RenewalRow.findById(process, LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            throw new IllegalStateException("There is no renewal " + process);
        }
        return row;
    }

    /** Adds to the history of a renewal what an execution's step did. */
    public void tell(DelegateExecution execution, Renewal renewal, String what) {
        tell(String.valueOf(execution.getCurrentActivityName()), renewal, what);
    }

    public void tell(String step, Renewal renewal, String what) {
        StepRow.add(renewal, step, what, now());
    }

    /** Says what a renewal waits for now. */
    public void waitsFor(DelegateExecution execution, Renewal renewal, @Nullable String what) {
        renewal.isAt(String.valueOf(execution.getCurrentActivityName()), what);
    }

    /** How long ago a renewal last told something. */
    public Duration sinceToldOf(String process) {
        Instant now = now();
        return StepRow.newest(process).map(at -> Duration.between(at, now)).orElse(Duration.ZERO);
    }

    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

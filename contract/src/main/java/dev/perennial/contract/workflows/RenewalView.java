package dev.perennial.contract.workflows;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One journey detect, retrain, validate, approve, promote, verify.
 *
 * @param id the process instance id
 * @param step the BPMN activity where it stands, by its business name
 * @param waitingFor what it waits for in plain words; for a person: where to click
 * @param task the open approval task, if one is open
 * @param outcome how it ended
 * @param history what happened, oldest first
 */
public record RenewalView(
        String id,
        String model,
        State state,
        @Nullable String step,
        @Nullable String waitingFor,
        @Nullable String task,
        @Nullable UUID finding,
        @Nullable String champion,
        @Nullable String candidate,
        @Nullable UUID evidence,
        @Nullable String decidedBy,
        @Nullable Outcome outcome,
        @Nullable String outcomeReason,
        String requestedBy,
        Instant startedAt,
        @Nullable Instant endedAt,
        List<Step> history) {
    /** INCIDENT: a step failed and its retries are used up; see Cockpit. */
    public enum State {
        RUNNING,
        WAITING_FOR_APPROVAL,
        INCIDENT,
        ENDED
    }

    /** How it can end. */
    public enum Outcome {
        PROMOTED,
        REJECTED,
        GATE_FAILED,
        INCONCLUSIVE,
        ROLLED_BACK,
        NOT_ALLOWED,
        TRAINING_FAILED,
        CANCELLED
    }

    /** A finished step. */
    public record Step(String name, Instant at, String what) {}
}

package dev.perennial.workflows.renewal;

import dev.perennial.contract.workflows.Policy;
import dev.perennial.contract.workflows.RenewalView;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A renewal under way, as the steps of the process see it. It is the record; process variables only
 * route, since whoever may update a task may change them.
 */
public sealed interface Renewal permits RenewalRow {
    /** The process instance. */
    String id();

    String model();

    String requestedBy();

    String reason();

    @Nullable UUID finding();

    /** End of the newest window in breach, in event time. */
    @Nullable Instant eventTime();

    Policy policy();

    int policyVersion();

    /** The version that served when the renewal last looked; null before there is one. */
    @Nullable String champion();

    /** The present try. */
    Candidacy candidacy();

    @Nullable String decidedBy();

    /** When the present mode of the trial began. */
    @Nullable Instant trialSince();

    /** What monitoring took as normal before the promotion. */
    @Nullable UUID previousReference();

    /** Why it ends, where a step has said so ahead. */
    @Nullable String outcomeReason();

    /** Notes which version serves now. */
    void standsAt(@Nullable String champion);

    /** Where it stands, by the step's business name, and what it waits for. */
    void isAt(String step, @Nullable String waitingFor);

    /** A person has a task to decide. */
    void waitsForApproval(String task, String where);

    void isDecided(String by);

    /** Begins again with another candidate. */
    void isTriedAgain();

    /** From now on a trial may be under way, whatever becomes of the step that begins it. */
    void trialIsNear();

    void trialBegins(Instant at);

    void trialEnds();

    void normalWas(UUID previousReference);

    void willEnd(String reason);

    void isEnded(RenewalView.Outcome outcome, String reason, Instant at);
}

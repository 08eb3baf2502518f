package dev.perennial.workflows.renewal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.contract.workflows.Policy;
import dev.perennial.contract.workflows.RenewalView;
import dev.perennial.platform.Ids;
import dev.perennial.workflows.json.Json;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A renewal as it is stored. */
@Entity
@Table(name = "renewal")
non-sealed class RenewalRow extends PanacheEntityBase implements Renewal {
    @Id String id;
    UUID ord;

    @Column(name = "model_id")
    UUID modelId;

    String model;
    String key;

    @JdbcTypeCode(SqlTypes.JSON)
    JsonNode request;

    @Column(name = "requested_by")
    String requestedBy;

    String reason;
    @Nullable UUID finding;

    @Column(name = "event_time")
    @Nullable Instant eventTime;

    @JdbcTypeCode(SqlTypes.JSON)
    JsonNode policy;

    @Column(name = "policy_version")
    int policyVersion;

    @Nullable String champion;
    @Embedded Candidacy candidacy;

    @Column(name = "decided_by")
    @Nullable String decidedBy;

    @Column(name = "trial_since")
    @Nullable Instant trialSince;

    @Column(name = "trial_open")
    boolean trialOpen;

    @Column(name = "previous_reference")
    @Nullable UUID previousReference;

    @Nullable String step;

    @Column(name = "waiting_for")
    @Nullable String waitingFor;

    @Nullable String task;

    @Enumerated(EnumType.STRING)
    RenewalView.@Nullable Outcome outcome;

    @Column(name = "outcome_reason")
    @Nullable String outcomeReason;

    @Column(name = "started_at")
    Instant startedAt;

    @Column(name = "ended_at")
    @Nullable Instant endedAt;

    /** A renewal that begins as this process instance. */
    static RenewalRow of(Cause cause, String process, Instant now) {
        RenewalRow row = new RenewalRow();
        row.id = process;
        row.ord = Ids.next();
        row.modelId = cause.modelId();
        row.model = cause.model();
        row.key = cause.key();
        row.request = Json.of(cause.asked());
        row.requestedBy = cause.by();
        row.reason = cause.asked().reason();
        row.finding = cause.asked().finding();
        row.eventTime = cause.eventTime();
        row.policy = Json.of(cause.policy().policy());
        row.policyVersion = cause.policy().version();
        row.candidacy = Candidacy.of(cause.asked().candidate(), cause.asked().referenceData());
        row.startedAt = now;
        return row;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String model() {
        return model;
    }

    @Override
    public String requestedBy() {
        return requestedBy;
    }

    @Override
    public String reason() {
        return reason;
    }

    @Override
    public @Nullable UUID finding() {
        return finding;
    }

    @Override
    public @Nullable Instant eventTime() {
        return eventTime;
    }

    @Override
    public Policy policy() {
        return Json.as(policy, Policy.class);
    }

    @Override
    public int policyVersion() {
        return policyVersion;
    }

    @Override
    public @Nullable String champion() {
        return champion;
    }

    @Override
    public Candidacy candidacy() {
        return candidacy;
    }

    @Override
    public @Nullable String decidedBy() {
        return decidedBy;
    }

    @Override
    public @Nullable Instant trialSince() {
        return trialSince;
    }

    @Override
    public @Nullable UUID previousReference() {
        return previousReference;
    }

    @Override
    public @Nullable String outcomeReason() {
        return outcomeReason;
    }

    @Override
    public void standsAt(@Nullable String version) {
        champion = version;
    }

    @Override
    public void isAt(String now, @Nullable String waits) {
        step = now;
        waitingFor = waits;
    }

    @Override
    public void waitsForApproval(String open, String where) {
        task = open;
        waitingFor = where;
    }

    @Override
    public void isDecided(String by) {
        decidedBy = by;
        task = null;
        waitingFor = null;
    }

    @Override
    public void isTriedAgain() {
        candidacy = candidacy.next();
        decidedBy = null;
    }

    @Override
    public void trialIsNear() {
        trialOpen = true;
    }

    @Override
    public void trialBegins(Instant at) {
        trialSince = at;
        trialOpen = true;
    }

    @Override
    public void trialEnds() {
        trialOpen = false;
    }

    @Override
    public void normalWas(UUID reference) {
        previousReference = reference;
    }

    @Override
    public void willEnd(String why) {
        outcomeReason = why;
    }

    @Override
    public void isEnded(RenewalView.Outcome how, String why, Instant at) {
        outcome = how;
        outcomeReason = why;
        endedAt = at;
        step = null;
        waitingFor = null;
        task = null;
    }
}

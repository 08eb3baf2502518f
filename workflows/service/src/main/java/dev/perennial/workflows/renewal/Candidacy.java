package dev.perennial.workflows.renewal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.contract.retrain.ComparisonResult;
import dev.perennial.contract.retrain.TrainingResult;
import dev.perennial.workflows.json.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One try of a renewal: how its candidate came to be and what was found of it. */
@Embeddable
public class Candidacy {
    int attempt;
    @Nullable String candidate;

    /** End of the traffic that is trained on, in event time. */
    @Column(name = "cut_to")
    @Nullable Instant cutTo;

    @Column(name = "training_job")
    @Nullable UUID trainingJob;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable JsonNode training;

    @Column(name = "training_error")
    @Nullable String trainingError;

    @Column(name = "comparison_job")
    @Nullable UUID comparisonJob;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable JsonNode comparison;

    @Column(name = "comparison_error")
    @Nullable String comparisonError;

    @Column(name = "reference_data")
    @Nullable UUID referenceData;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable JsonNode checks;

    @Nullable UUID evidence;

    @Column(name = "evidence_digest")
    @Nullable String evidenceDigest;

    /** The first try, with a candidate where one was given. */
    static Candidacy of(@Nullable String candidate, @Nullable UUID referenceData) {
        Candidacy first = new Candidacy();
        first.attempt = 1;
        first.candidate = candidate;
        first.referenceData = referenceData;
        return first;
    }

    /** The next try: another draw on the same data, with nothing else of this one. */
    Candidacy next() {
        Candidacy next = new Candidacy();
        next.attempt = attempt + 1;
        next.cutTo = cutTo;
        return next;
    }

    /** Counts the tries, from 1. */
    public int attempt() {
        return attempt;
    }

    /** The candidate's version, which must be there. */
    public String version() {
        if (candidate == null) {
            throw new IllegalStateException("There is no candidate yet");
        }
        return candidate;
    }

    public boolean hasVersion() {
        return candidate != null;
    }

    public @Nullable Instant cutTo() {
        return cutTo;
    }

    /** Noted a step before the training, so that a repeated order is the same one. */
    public void isCutAt(Instant to) {
        cutTo = to;
    }

    public @Nullable UUID trainingJob() {
        return trainingJob;
    }

    public @Nullable TrainingResult training() {
        return training == null ? null : Json.as(training, TrainingResult.class);
    }

    public @Nullable String trainingError() {
        return trainingError;
    }

    public @Nullable UUID comparisonJob() {
        return comparisonJob;
    }

    public @Nullable ComparisonResult comparison() {
        return comparison == null ? null : Json.as(comparison, ComparisonResult.class);
    }

    public @Nullable String comparisonError() {
        return comparisonError;
    }

    /** What monitoring shall take as normal when the candidate serves. */
    public @Nullable UUID referenceData() {
        return referenceData;
    }

    /** What the gates said, with all other facts that are to be sealed. */
    public @Nullable JsonNode checks() {
        return checks;
    }

    public @Nullable UUID evidence() {
        return evidence;
    }

    public @Nullable String evidenceDigest() {
        return evidenceDigest;
    }

    public void isTrainedBy(UUID job) {
        trainingJob = job;
    }

    public void isTrained(TrainingResult result) {
        training = Json.of(result);
        candidate = result.version();
        referenceData = result.referenceData();
    }

    public void couldNotBeTrained(String why) {
        trainingError = why;
    }

    public void isComparedBy(UUID job) {
        comparisonJob = job;
    }

    public void isCompared(ComparisonResult result) {
        comparison = Json.of(result);
    }

    public void couldNotBeCompared(String why) {
        comparisonError = why;
    }

    public void isChecked(JsonNode facts) {
        checks = facts;
    }

    public void isSealed(UUID sealed, String digest) {
        evidence = sealed;
        evidenceDigest = digest;
    }
}

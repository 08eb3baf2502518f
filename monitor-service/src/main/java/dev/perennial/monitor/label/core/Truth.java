package dev.perennial.monitor.label.core;

import dev.perennial.contract.monitor.GroundTruth;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.monitor.record.core.Captured;
import dev.perennial.monitor.record.core.InferenceId;
import java.time.Instant;

/** A label that can be stored. */
public record Truth(InferenceId inference, double value, Instant knownAt) {
    /**
     * @throws ProblemException 400 that says which label is wrong and why
     */
    public static Truth of(GroundTruth label, Instant now) {
        InferenceId inference =
                InferenceId.parse(label.inference())
                        .orElseThrow(
                                () -> refusal(label, "an inference is named <request id>-<row>"));
        if (!Double.isFinite(label.value())) {
            throw refusal(label, "the value is not a finite number");
        }
        Instant given = label.knownAt();
        Instant knownAt = given == null ? now : given;
        if (!Captured.storable(knownAt)) {
            throw refusal(label, "knownAt is not between 1900 and 2200");
        }
        return new Truth(inference, label.value(), knownAt);
    }

    private static ProblemException refusal(GroundTruth label, String why) {
        return ProblemException.invalid("Label of %s: %s.".formatted(label.inference(), why));
    }
}

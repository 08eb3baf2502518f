package dev.perennial.workflows.renewal.core;

import dev.perennial.contract.inference.RolloutView.ArmStats;
import java.time.Duration;
import java.util.Locale;

/**
 * A candidate beside the champion, in shadow or as canary, both over the same period.
 *
 * @param needed requests that the candidate must have had
 * @param elapsed since this mode began, by the real clock
 * @param patience after which too little traffic is inconclusive
 * @param latencyFactor how many times as slow as the champion the candidate may be
 */
public record Trial(
        ArmStats champion,
        ArmStats candidate,
        int needed,
        Duration elapsed,
        Duration patience,
        double latencyFactor) {
    /** What to do now. */
    public enum Verdict {
        WAITING,
        PASSED,
        FAILED,
        INCONCLUSIVE
    }

    /**
     * @param reason in plain words with figures
     */
    public record Judged(Verdict verdict, String reason) {}

    /** Judges by errors first, then by latency; without enough traffic nothing passes. */
    public Judged judge() {
        if (candidate.errors() > 0 && share(candidate) > share(champion)) {
            return new Judged(
                    Verdict.FAILED,
                    "%d of %d requests failed; of the champion's %d of %d"
                            .formatted(
                                    candidate.errors(),
                                    candidate.requests(),
                                    champion.errors(),
                                    champion.requests()));
        }
        if (needed == 0) {
            return new Judged(Verdict.PASSED, "Not asked for by the policy");
        }
        if (candidate.requests() < needed) {
            return tooFew();
        }
        Latency latency = latency();
        if (!latency.isKnown()) {
            return nothingToCompare();
        }
        if (!latency.within(latencyFactor)) {
            return new Judged(Verdict.FAILED, "Too slow: " + latency.inWords(latencyFactor));
        }
        return new Judged(
                Verdict.PASSED,
                "%d requests, %d errors; %s"
                        .formatted(
                                candidate.requests(),
                                candidate.errors(),
                                latency.inWords(latencyFactor)));
    }

    private Judged nothingToCompare() {
        String why = "the champion's latency over the same period is not known";
        return elapsed.compareTo(patience) > 0
                ? new Judged(
                        Verdict.INCONCLUSIVE,
                        "INCONCLUSIVE after %s: %s; not promoted".formatted(patience, why))
                : new Judged(Verdict.WAITING, why);
    }

    private Judged tooFew() {
        return elapsed.compareTo(patience) > 0
                ? new Judged(
                        Verdict.INCONCLUSIVE,
                        String.format(
                                Locale.ROOT,
                                "INCONCLUSIVE n=%d < %d after %s; not promoted",
                                candidate.requests(),
                                needed,
                                patience))
                : new Judged(
                        Verdict.WAITING,
                        "%d of %d requests".formatted(candidate.requests(), needed));
    }

    private Latency latency() {
        return new Latency(
                Math.min(candidate.requests(), champion.requests()),
                candidate.p50Micros(),
                candidate.p99Micros(),
                champion.p50Micros(),
                champion.p99Micros());
    }

    private static double share(ArmStats arm) {
        return arm.requests() == 0 ? 0 : (double) arm.errors() / arm.requests();
    }
}

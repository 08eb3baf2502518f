package dev.perennial.retrain.comparison.core;

import dev.perennial.contract.retrain.ComparisonResult.Verdict;
import dev.perennial.retrain.comparison.core.Bootstrap.Interval;
import java.util.Locale;

/**
 * What a comparison means, by rules set beforehand.
 *
 * @param reason the rule that decided, in plain words
 */
public record Judgement(Verdict verdict, String reason) {
    /** Fewer days say too little about how days differ. */
    public static final int FEWEST_BLOCKS = 20;

    /**
     * @param margin the candidate may be worse by at most this
     */
    public static Judgement of(Metric metric, Interval gain, double margin, int blocks) {
        if (blocks < FEWEST_BLOCKS) {
            return new Judgement(
                    Verdict.INSUFFICIENT,
                    "The hold-out has %d UTC days; at least %d are needed"
                            .formatted(blocks, FEWEST_BLOCKS));
        }
        if (!Double.isFinite(gain.low())) {
            return new Judgement(
                    Verdict.INSUFFICIENT,
                    metric.word() + " has no value on too many draws: one class is too rare");
        }
        String interval =
                String.format(
                        Locale.ROOT,
                        "the 95 %% interval of the gain in %s is %.5f to %.5f",
                        metric.word(),
                        gain.low(),
                        gain.high());
        if (gain.low() > 0) {
            return new Judgement(Verdict.SUPERIOR, "The candidate is better: " + interval);
        }
        if (gain.low() >= -margin) {
            return new Judgement(
                    Verdict.NON_INFERIOR,
                    "The candidate is not worse by more than " + margin + ": " + interval);
        }
        return new Judgement(
                Verdict.INFERIOR,
                "The candidate may be worse by more than " + margin + ": " + interval);
    }
}

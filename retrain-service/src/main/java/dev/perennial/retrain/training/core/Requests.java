package dev.perennial.retrain.training.core;

import dev.perennial.contract.retrain.DataCut;
import dev.perennial.contract.retrain.StartTraining;
import dev.perennial.retrain.dataset.core.Cut;

/** What must hold before a training is kept as a job. */
public final class Requests {
    private static final int MOST_DAYS = 3650;

    private Requests() {}

    /**
     * @throws IllegalArgumentException saying what to change
     */
    public static void check(StartTraining asked) {
        EntryPoint.of(asked.entryPoint());
        Parameters.checked(asked.parameters());
        Double threshold = asked.threshold();
        if (threshold != null && !(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException("threshold must be from 0 to 1, not " + threshold);
        }
        DataCut cut = asked.cut();
        if (cut != null) {
            check(cut);
        } else if (asked.trainingData() == null) {
            throw new IllegalArgumentException("Give trainingData, or cut, or both");
        } else {
            days(asked.holdoutDays());
        }
    }

    private static void days(@org.jspecify.annotations.Nullable Integer days) {
        if (days == null || days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException(
                    "With trainingData alone, holdoutDays must be from 1 to %d, not %s"
                            .formatted(MOST_DAYS, days));
        }
    }

    private static void check(DataCut cut) {
        if (cut.holdoutDays() > MOST_DAYS) {
            throw new IllegalArgumentException("cut.holdoutDays must be at most " + MOST_DAYS);
        }
        if (!cut.from().isBefore(cut.to())) {
            throw new IllegalArgumentException("cut.from must be before cut.to");
        }
        if (cut.to().isAfter(cut.knownBy())) {
            throw new IllegalArgumentException(
                    "cut.to must not be after cut.knownBy: those labels can't be known");
        }
        if (Cut.holdoutFrom(cut).isBefore(cut.from())) {
            throw new IllegalArgumentException(
                    "cut.from must be before the hold-out, which begins " + Cut.holdoutFrom(cut));
        }
    }
}

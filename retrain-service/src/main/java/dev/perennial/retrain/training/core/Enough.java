package dev.perennial.retrain.training.core;

import dev.perennial.retrain.dataset.core.Dataset;
import dev.perennial.retrain.dataset.core.Labelled;

/** Whether rows can teach anything. */
public final class Enough {
    /** Fewer rows are refused. */
    public static final int FEWEST_ROWS = 100;

    private Enough() {}

    /**
     * @param what the rows' name in the message
     * @throws IllegalArgumentException saying what is lacking
     */
    public static void check(String what, Dataset rows, boolean binary) {
        if (rows.size() < FEWEST_ROWS) {
            throw new IllegalArgumentException(
                    "The %s has %d labelled rows; at least %d are needed"
                            .formatted(what, rows.size(), FEWEST_ROWS));
        }
        if (!binary) {
            return;
        }
        for (Labelled row : rows.rows()) {
            if (row.label() != 0 && row.label() != 1) {
                throw new IllegalArgumentException(
                        "The %s has the label %s; a binary label is 0 or 1"
                                .formatted(what, row.label()));
            }
        }
        if (rows.rows().stream().mapToDouble(Labelled::label).distinct().count() < 2) {
            throw new IllegalArgumentException(
                    "Every row of the %s has the label %s; both classes are needed"
                            .formatted(what, rows.rows().getFirst().label()));
        }
    }
}

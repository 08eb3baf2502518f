package dev.perennial.workflows.renewal.step;

/** Tags of a model version that retrain-service writes. */
final class Tags {
    /** The data version that was held out. */
    static final String HOLDOUT = "perennial.holdout_data";

    /** Training and held-out rows with scores. */
    static final String REFERENCE = "perennial.reference_data";

    private Tags() {}
}

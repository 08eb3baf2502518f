package dev.perennial.model.xgboost;

import java.util.Locale;

/** How an answer follows from the margin. */
public enum Link {
    LOGISTIC,
    IDENTITY,
    LOG;

    static Link of(String objective) {
        return switch (objective) {
            case "binary:logistic", "reg:logistic" -> LOGISTIC;
            case "count:poisson", "reg:gamma", "reg:tweedie", "survival:cox" -> LOG;
            default -> IDENTITY;
        };
    }

    /** As a contract writes it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The answer for a margin. */
    public double apply(double margin) {
        return switch (this) {
            case LOGISTIC -> 1 / (1 + Math.exp(-margin));
            case IDENTITY -> margin;
            case LOG -> Math.exp(margin);
        };
    }
}

package dev.perennial.contract.monitor;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

/**
 * How production is cut.
 *
 * @param size rows for COUNT, days for DAYS, ignored for MONTH
 */
public record WindowSpec(@NotNull Kind kind, @Positive int size) {
    /** COUNT: consecutive rows by event time. DAYS, MONTH: by event time in UTC, half open. */
    public enum Kind {
        COUNT,
        DAYS,
        MONTH
    }
}

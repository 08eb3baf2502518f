package dev.perennial.contract.retrain;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Instant;

/**
 * Which captured, labelled traffic a training uses. Training rows: {@code from <= event_time <
 * holdoutFrom}; hold-out: {@code holdoutFrom <= event_time < to}, where {@code holdoutFrom} is
 * {@code to} minus {@code holdoutDays} at a UTC midnight.
 *
 * @param to exclusive; at most {@code knownBy} minus the label-maturity delay
 * @param knownBy only labels known by then are used
 */
public record DataCut(
        @NotNull Instant from,
        @NotNull Instant to,
        @NotNull Instant knownBy,
        @Positive int holdoutDays) {}

package dev.perennial.contract.registry;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

/** A column: its name, type, and what it is for. */
public record ColumnSpec(
        @NotBlank String name, @NotNull Type type, @NotNull Purpose purpose, boolean nullable) {
    /** How values compare. */
    public enum Type {
        NUMERIC,
        CATEGORICAL,
        TIMESTAMP,
        TEXT
    }

    /** ID names the row, EVENT_TIME dates it, SCORE is a model's output on it. */
    public enum Purpose {
        ID,
        EVENT_TIME,
        FEATURE,
        LABEL,
        SCORE,
        LABEL_KNOWN_AT
    }
}

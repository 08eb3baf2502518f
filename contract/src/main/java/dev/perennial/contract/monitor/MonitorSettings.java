package dev.perennial.contract.monitor;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is watched of a model, and the standards it must meet.
 *
 * @param reference data version that counts as normal; its schema says which column is which
 * @param task BINARY or REGRESSION
 * @param output the output that is the score
 * @param threshold a binary decision is positive from here on
 * @param labelMaturity a window's performance is judged when its end plus this has passed in event
 *     time
 */
public record MonitorSettings(
        @NotNull UUID reference,
        @NotNull Task task,
        @NotBlank String output,
        @Nullable Double threshold,
        @NotNull @Valid WindowSpec window,
        @NotNull Duration labelMaturity,
        @NotNull List<@Valid Standard> standards) {
    /** What kind of answer the model gives. */
    public enum Task {
        BINARY,
        REGRESSION
    }
}

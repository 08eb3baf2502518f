package dev.perennial.contract.retrain;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Candidate against champion on the same rows, later than both versions' training data.
 *
 * @param metric {@code log_loss}, {@code roc_auc}, {@code rmse} or {@code mae}: the one that
 *     decides
 * @param margin the candidate may be worse by at most this (0: must not be worse), in the metric's
 *     unit
 * @param segments columns whose values are judged apart
 */
public record StartComparison(
        @NotBlank String model,
        @NotBlank String candidate,
        @NotBlank String champion,
        @NotNull UUID holdoutData,
        @NotBlank String metric,
        double margin,
        long seed,
        @Nullable List<String> segments,
        @Nullable String reference) {}

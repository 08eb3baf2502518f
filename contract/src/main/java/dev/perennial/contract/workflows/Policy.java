package dev.perennial.contract.workflows;

import dev.perennial.contract.monitor.Standard;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What may be fixed automatically. A model without a policy: alert only.
 *
 * @param families finding families that may start a renewal: PERFORMANCE, DRIFT, …
 * @param severity the least severity that may
 * @param persistence windows in a row that must be in breach
 * @param coolDown event time between the starts of two renewals
 * @param approverGroup Camunda group that may decide
 */
public record Policy(
        boolean enabled,
        @NotEmpty List<String> families,
        Standard.@NotNull Severity severity,
        @Positive int persistence,
        @NotNull Duration coolDown,
        @NotNull @Valid Training training,
        @NotNull @Valid Gate gate,
        @NotNull @Valid Rollout rollout,
        @NotBlank String approverGroup) {
    /**
     * @param lookBack how much event time of captured traffic before the finding is used, beside
     *     what the champion learned from
     * @param holdoutDays UTC days held out, at least 20
     * @param labelMaturity delay after which at least 99 % of labels that ever come have come
     * @param parameters of the trainer
     */
    public record Training(
            @NotNull Duration lookBack,
            @Min(20) int holdoutDays,
            @NotNull Duration labelMaturity,
            @NotBlank String entryPoint,
            @NotNull Map<String, String> parameters,
            @Nullable Double threshold,
            @Nullable List<String> segments) {}

    /**
     * @param margin see {@link dev.perennial.contract.retrain.StartComparison}
     * @param replayRequests recorded requests that the candidate must answer
     * @param latencyFactor the candidate's latency may be at most this times the champion's: p99,
     *     or the median where fewer than 1,000 requests were measured
     */
    public record Gate(
            @NotBlank String metric,
            @PositiveOrZero double margin,
            @Positive int replayRequests,
            @Positive double latencyFactor) {}

    /**
     * @param shadowRequests requests to be shadowed before the canary
     * @param canaryPercent share of the one canary step, at most half: the champion is measured
     *     beside it
     * @param canaryRequests requests the candidate must answer in it
     * @param patience real time after which too little traffic is INCONCLUSIVE and nothing is
     *     promoted
     * @param verifyWindows windows of the new champion that are watched before the renewal ends
     */
    public record Rollout(
            @PositiveOrZero int shadowRequests,
            @Min(1) @Max(50) int canaryPercent,
            @PositiveOrZero int canaryRequests,
            @NotNull Duration patience,
            @PositiveOrZero int verifyWindows) {}
}

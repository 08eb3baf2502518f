package dev.perennial.contract.inference;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a replay showed. No requests is its own state: {@code requests} is 0 and every figure null.
 *
 * @param answered requests that the candidate answered
 * @param changedDecisions share of rows, 0 to 1
 * @param failures the first few, with the reason
 */
public record ReplayView(
        String model,
        String candidate,
        @Nullable String against,
        int requests,
        int answered,
        int rows,
        @Nullable Double changedDecisions,
        @Nullable Double largestDifference,
        @Nullable Double meanDifference,
        @Nullable Long candidateP50Micros,
        @Nullable Long candidateP99Micros,
        @Nullable Long againstP50Micros,
        @Nullable Long againstP99Micros,
        List<String> failures) {}

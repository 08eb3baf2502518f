package dev.perennial.workflows.renewal.core;

import dev.perennial.contract.retrain.ComparisonResult;
import org.jspecify.annotations.Nullable;

/** Whether the comparison with the champion lets a candidate pass. */
public final class ComparisonGate {
    private static final String NAME =
            "better than the champion, or not worse by more than the margin";

    private ComparisonGate() {}

    /**
     * @param error why there is no result
     */
    public static Gate of(@Nullable ComparisonResult result, @Nullable String error) {
        if (result == null) {
            return new Gate(
                    NAME,
                    Gate.State.FAILED,
                    "They could not be compared: " + (error == null ? "no result" : error));
        }
        Gate.State state =
                switch (result.verdict()) {
                    case SUPERIOR, NON_INFERIOR -> Gate.State.PASSED;
                    case INFERIOR -> Gate.State.FAILED;
                    case INSUFFICIENT -> Gate.State.INSUFFICIENT;
                };
        return new Gate(NAME, state, result.verdict() + ": " + result.reason());
    }

    public static Gate first() {
        return new Gate(NAME, Gate.State.NOT_APPLICABLE, "There is no champion yet");
    }
}

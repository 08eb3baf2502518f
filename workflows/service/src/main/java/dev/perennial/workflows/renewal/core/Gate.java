package dev.perennial.workflows.renewal.core;

import java.util.List;

/**
 * What a gate said of a candidate.
 *
 * @param gate its name
 * @param detail why, in plain words with figures
 */
public record Gate(String gate, State state, String detail) {
    /** Too little data is a state of its own, and never passes. */
    public enum State {
        PASSED,
        FAILED,
        INSUFFICIENT,
        /** There is nothing to hold the candidate against: it is the first. */
        NOT_APPLICABLE,
        /** Nobody uploaded what it would judge; that is shown to who decides. */
        NOT_GIVEN,
        /** Shown to who decides, not judged here. */
        GIVEN
    }

    public boolean passes() {
        return state != State.FAILED && state != State.INSUFFICIENT;
    }

    public static boolean allPass(List<Gate> gates) {
        return gates.stream().allMatch(Gate::passes);
    }
}

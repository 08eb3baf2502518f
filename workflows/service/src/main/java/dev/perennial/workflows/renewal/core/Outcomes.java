package dev.perennial.workflows.renewal.core;

import dev.perennial.contract.workflows.RenewalView.Outcome;
import java.util.Set;

/** How renewals end. */
public final class Outcomes {
    /** Characters of a reason that the engine's variables are given. */
    public static final int LONGEST = 2_000;

    /** Ends in which a gate or a person has answered the finding: the same one starts no other. */
    public static final Set<Outcome> ANSWERS =
            Set.of(Outcome.PROMOTED, Outcome.REJECTED, Outcome.ROLLED_BACK);

    private static final String PREFIX = "ended_";

    private Outcomes() {}

    /**
     * The outcome that an end event of the process stands for: {@code ended_OUTCOME}, with {@code
     * __} and a distinction behind it where several events stand for one.
     */
    public static Outcome of(String endEvent) {
        String name = endEvent.substring(PREFIX.length());
        int distinction = name.indexOf("__");
        return Outcome.valueOf(distinction < 0 ? name : name.substring(0, distinction));
    }
}

package dev.perennial.workflows.renewal.core;

import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.problem.ProblemType;
import dev.perennial.contract.workflows.StartRenewal;
import org.jspecify.annotations.Nullable;

/** What a request for a renewal must be like. */
public final class Requests {
    private static final int LONGEST_NAME = 250;

    private Requests() {}

    /**
     * @throws ProblemException 400
     */
    public static void check(String key, StartRenewal asked) {
        text("Idempotency-Key", key, LONGEST_NAME);
        text("model", asked.model(), LONGEST_NAME);
        text("reason", asked.reason(), Outcomes.LONGEST);
        if (asked.candidate() != null) {
            text("candidate", asked.candidate(), LONGEST_NAME);
        }
    }

    /**
     * @param champion the version that serves, if one does
     * @throws ProblemException 422
     */
    public static void possible(StartRenewal asked, @Nullable String champion) {
        if (asked.candidate() == null && champion == null) {
            throw new ProblemException(
                    ProblemType.UNPROCESSABLE,
                    "%s has no champion to be renewed: train and register a first version, and name it as candidate"
                            .formatted(asked.model()));
        }
        if (champion != null && champion.equals(asked.candidate())) {
            throw new ProblemException(
                    ProblemType.UNPROCESSABLE,
                    "Version %s of %s is the champion already".formatted(champion, asked.model()));
        }
    }

    /**
     * @throws ProblemException 400
     */
    public static void text(String what, String text, int longest) {
        if (text.isBlank() || text.length() > longest || text.indexOf('\0') >= 0) {
            throw ProblemException.invalid(
                    "%s must be a text of 1 to %d characters".formatted(what, longest));
        }
    }
}

package dev.perennial.monitor.neighbour;

import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.problem.ProblemType;
import jakarta.ws.rs.ProcessingException;
import java.util.Optional;
import java.util.function.Supplier;

/** Calls to neighbours: one that is away is a 503 here, not our own failure. */
final class Asking {
    private static final int NOT_FOUND = 404;

    private Asking() {}

    static <T> T ask(String who, Supplier<T> question) {
        try {
            return question.get();
        } catch (ProcessingException e) {
            throw away(who, String.valueOf(e.getMessage()));
        } catch (ProblemException e) {
            if (e.type().status() >= 500) {
                throw away(who, e.detail());
            }
            throw e;
        }
    }

    /** Empty where the neighbour says that there is no such thing. */
    static <T> Optional<T> find(String who, Supplier<T> question) {
        try {
            return Optional.of(ask(who, question));
        } catch (ProblemException e) {
            if (e.type().status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static ProblemException away(String who, String why) {
        return new ProblemException(
                ProblemType.UNAVAILABLE, who + " does not answer (" + why + "); try again later");
    }
}

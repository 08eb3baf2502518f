package dev.perennial.registry.model;

import dev.perennial.contract.Role;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.platform.identity.Caller;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which names an alias can have, and who may move it. */
final class AliasRules {
    /** The alias that serves. */
    static final String CHAMPION = "champion";

    private static final Pattern NAME = Pattern.compile("[\\w-]{1,255}");
    private static final Pattern RESERVED = Pattern.compile("(?i)latest|v\\d+");
    private static final String GATEWAY = "gateway";

    private AliasRules() {}

    /**
     * @throws ProblemException 400 or 403
     */
    static void check(Caller caller, String model, String alias) {
        if (!NAME.matcher(alias).matches() || RESERVED.matcher(alias).matches()) {
            throw ProblemException.invalid(
                    "Invalid alias name: '"
                            + alias
                            + "'. It is of letters, digits, _ and -; 'latest' and v1, v2 … are"
                            + " reserved");
        }
        boolean allowed =
                alias.equals(CHAMPION)
                        ? decides(caller, model)
                        : decides(caller, model)
                                || Stream.of(Role.SCIENTIST, Role.ENGINEER, Role.PART)
                                        .anyMatch(role -> caller.has(role, model));
        if (!allowed) {
            throw ProblemException.forbidden(
                    alias.equals(CHAMPION)
                            ? "What serves is decided by an approver: start a renewal with this"
                                    + " version instead of moving 'champion'"
                            : "The role scientist, engineer or approver is needed to move an"
                                    + " alias");
        }
    }

    private static boolean decides(Caller caller, String model) {
        return caller.has(Role.ADMIN, model)
                || caller.has(Role.APPROVER, model)
                || (isPart(caller, model) && !caller.has(Role.SCIENTIST, model));
    }

    /** A service of the installation, not an application that came by the gateway. */
    private static boolean isPart(Caller caller, String model) {
        return caller.has(Role.PART, model) && !caller.via().equals(GATEWAY);
    }

    /**
     * Only the installation's own parts say that somebody else approved.
     *
     * @throws ProblemException 403
     */
    static void checkApproval(Caller caller, String model, @Nullable String approvedBy) {
        if (approvedBy != null && !approvedBy.equals(caller.actor()) && !isPart(caller, model)) {
            throw ProblemException.forbidden(
                    caller.actor() + " can't say that " + approvedBy + " approved it");
        }
    }
}

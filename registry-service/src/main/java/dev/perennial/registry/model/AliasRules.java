package dev.perennial.registry.model;

import dev.perennial.contract.Role;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.registry.MoveAlias;
import dev.perennial.platform.identity.Caller;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which names an alias can have, who may move it, and what they may say of it. */
final class AliasRules {
    /** The alias that serves. */
    static final String CHAMPION = "champion";

    private static final Pattern NAME = Pattern.compile("[\\w-]{1,255}");
    private static final Pattern RESERVED = Pattern.compile("(?i)latest|v\\d+");

    private AliasRules() {}

    /**
     * What serves is moved by a renewal, which ends with an approval; a person who approves moves
     * it by hand only back.
     *
     * @param approvedBefore whether the version that it shall name was champion by an approval
     * @throws ProblemException 400 or 403
     */
    static void check(Caller caller, String model, String alias, boolean approvedBefore) {
        if (!NAME.matcher(alias).matches() || RESERVED.matcher(alias).matches()) {
            throw ProblemException.invalid(
                    "Invalid alias name: '"
                            + alias
                            + "'. It is of letters, digits, _ and -; 'latest' and v1, v2 … are"
                            + " reserved");
        }
        if (alias.equals(CHAMPION)) {
            checkChampion(caller, model, approvedBefore);
        } else if (Stream.of(Role.ADMIN, Role.APPROVER, Role.SCIENTIST, Role.ENGINEER, Role.PART)
                .noneMatch(role -> caller.has(role, model))) {
            throw ProblemException.forbidden(
                    "The role scientist, engineer or approver is needed to move an alias");
        }
    }

    private static void checkChampion(Caller caller, String model, boolean approvedBefore) {
        boolean allowed =
                caller.has(Role.ADMIN, model)
                        || caller.actsAsPart()
                        || (caller.has(Role.APPROVER, model) && approvedBefore);
        if (!allowed) {
            throw ProblemException.forbidden(
                    "What serves is decided by an approver: start a renewal with this version"
                            + " instead of moving 'champion'. By hand an approver moves it only"
                            + " back, to a version that was champion by an approval");
        }
    }

    /**
     * Persons speak for themselves, and only where it is theirs to approve. The installation's own
     * parts say who approved in which process.
     *
     * @throws ProblemException 403
     */
    static void checkSaid(Caller caller, String model, MoveAlias said) {
        if (caller.actsAsPart()) {
            return;
        }
        String approvedBy = said.approvedBy();
        if (approvedBy != null && !(approvedBy.equals(caller.actor()) && approves(caller, model))) {
            throw ProblemException.forbidden(
                    caller.actor() + " can't say that " + approvedBy + " approved it");
        }
        if (said.process() != null) {
            throw ProblemException.forbidden(
                    caller.actor() + " can't say that a process moved it; leave 'process' out");
        }
    }

    private static boolean approves(Caller caller, String model) {
        return caller.has(Role.APPROVER, model) || caller.has(Role.ADMIN, model);
    }
}

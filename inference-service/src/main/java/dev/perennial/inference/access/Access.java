package dev.perennial.inference.access;

import dev.perennial.contract.Role;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.platform.identity.Caller;
import dev.perennial.platform.identity.Callers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * Asks for roles where a role may hold for one model only, which an annotation can't say. Each
 * endpoint here calls one of these first.
 */
@ApplicationScoped
public class Access {
    private static final Set<String> PREDICT =
            Set.of(Role.ADMIN, Role.SCIENTIST, Role.ENGINEER, Role.SERVICE);
    private static final Set<String> STEER = Set.of(Role.ADMIN, Role.ENGINEER, Role.SERVICE);
    private static final Set<String> READ =
            Set.of(
                    Role.ADMIN,
                    Role.SCIENTIST,
                    Role.ENGINEER,
                    Role.APPROVER,
                    Role.OPERATOR,
                    Role.VIEWER,
                    Role.SERVICE);

    private final Callers callers;

    Access(Callers callers) {
        this.callers = callers;
    }

    /** Scores, explains and replays are predictions too. */
    public Caller toPredict(String model) {
        return need(PREDICT, model, "predict with");
    }

    public void toSteer(String model) {
        need(STEER, model, "steer rollouts of");
    }

    public void toRead(String model) {
        need(READ, model, "read about");
    }

    /** For what is about the whole installation. */
    public void toReadAll() {
        Caller caller = callers.current();
        if (READ.stream().noneMatch(caller.roles()::contains)) {
            throw ProblemException.forbidden("This asks for a role that is not for one model only");
        }
    }

    private Caller need(Set<String> roles, String model, String what) {
        Caller caller = callers.current();
        if (roles.stream().noneMatch(role -> caller.has(role, model))) {
            throw ProblemException.forbidden(
                    "To %s %s asks for one of the roles %s"
                            .formatted(what, model, new java.util.TreeSet<>(roles)));
        }
        return caller;
    }
}

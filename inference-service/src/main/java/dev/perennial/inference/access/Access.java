package dev.perennial.inference.access;

import dev.perennial.contract.Role;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.platform.identity.Caller;
import dev.perennial.platform.identity.Callers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.TreeSet;

/**
 * Asks for roles where a role may hold for one model only, which an annotation can't say. Each
 * endpoint here calls one of these first.
 */
@ApplicationScoped
public class Access {
    private static final Set<String> PREDICT =
            Set.of(Role.ADMIN, Role.SCIENTIST, Role.ENGINEER, Role.SERVICE, Role.PART);
    private static final Set<String> START = Set.of(Role.ADMIN, Role.PART);
    private static final Set<String> STOP =
            Set.of(Role.ADMIN, Role.ENGINEER, Role.OPERATOR, Role.PART);
    private static final Set<String> READ =
            Set.of(
                    Role.ADMIN,
                    Role.SCIENTIST,
                    Role.ENGINEER,
                    Role.APPROVER,
                    Role.OPERATOR,
                    Role.VIEWER,
                    Role.SERVICE,
                    Role.PART);

    private final Callers callers;

    Access(Callers callers) {
        this.callers = callers;
    }

    /** Scores, explains and replays are predictions too. */
    public Caller toPredict(String model) {
        return need(PREDICT, model, "predict with");
    }

    /** A candidate answers requests: that is for renewals, which end with an approval. */
    public void toStartRollout(String model) {
        need(START, model, "start a rollout of");
    }

    /** The champion answers again. */
    public void toEndRollout(String model) {
        need(STOP, model, "end the rollout of");
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
                            .formatted(what, model, forPersons(roles)));
        }
        return caller;
    }

    private static Set<String> forPersons(Set<String> roles) {
        Set<String> told = new TreeSet<>(roles);
        told.remove(Role.PART);
        return told;
    }
}

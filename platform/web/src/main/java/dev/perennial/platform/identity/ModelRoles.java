package dev.perennial.platform.identity;

import dev.perennial.contract.Role;
import dev.perennial.contract.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.TreeSet;

/** Asks for roles where a role may hold for one model only, which an annotation can't say. */
@ApplicationScoped
public class ModelRoles {
    /** Who may read what is not secret: everybody who has a role. */
    public static final Set<String> READERS =
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

    ModelRoles(Callers callers) {
        this.callers = callers;
    }

    /**
     * The caller, who has one of the roles for this model.
     *
     * @param what they want to do, to be read after "To"
     * @throws ProblemException 403
     */
    public Caller need(Set<String> roles, String model, String what) {
        Caller caller = callers.current();
        if (roles.stream().noneMatch(role -> caller.has(role, model))) {
            throw refusal(roles, what);
        }
        return caller;
    }

    /**
     * The caller, who has one of the roles for the whole installation.
     *
     * @throws ProblemException 403
     */
    public Caller needForAll(Set<String> roles, String what) {
        if (!haveForAll(roles)) {
            throw refusal(roles, what);
        }
        return callers.current();
    }

    /** Whether the caller has one of the roles for the whole installation. */
    public boolean haveForAll(Set<String> roles) {
        return roles.stream().anyMatch(callers.current().roles()::contains);
    }

    /**
     * Lets pass who has one of the roles for any model, whichever it is.
     *
     * @throws ProblemException 403
     */
    public void needForSome(Set<String> roles, String what) {
        boolean some =
                callers.current().roles().stream()
                        .anyMatch(role -> roles.contains(role.split("@", 2)[0]));
        if (!some) {
            throw refusal(roles, what);
        }
    }

    /** No person can have the role of a part, so nobody is told to get it. */
    private static ProblemException refusal(Set<String> roles, String what) {
        Set<String> told = new TreeSet<>(roles);
        told.remove(Role.PART);
        return ProblemException.forbidden(
                "To %s asks for one of the roles %s".formatted(what, told));
    }
}

package dev.perennial.workflows.access;

import dev.perennial.contract.Role;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.platform.identity.Caller;
import dev.perennial.platform.identity.Callers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.TreeSet;

/**
 * Asks for roles where a role may hold for one model only, which an annotation can't say. Each
 * endpoint calls one of these first.
 */
@ApplicationScoped
public class Access {
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
    private static final Set<String> GOVERN = Set.of(Role.ADMIN, Role.ENGINEER);
    private static final Set<String> START = Set.of(Role.ADMIN, Role.ENGINEER, Role.SCIENTIST);
    private static final Set<String> STOP = Set.of(Role.ADMIN, Role.ENGINEER, Role.OPERATOR);

    private final Callers callers;

    Access(Callers callers) {
        this.callers = callers;
    }

    public void toRead(String model) {
        need(READ, model, "read about " + model);
    }

    /** For what is about the whole installation. */
    public void toReadAll() {
        need(READ, "", "read about every model");
    }

    /** What may be fixed automatically is not for those whose models it fixes. */
    public Caller toGovern(String model) {
        return need(GOVERN, model, "set the policy of " + model);
    }

    public Caller toStart(String model) {
        return need(START, model, "ask for a renewal of " + model);
    }

    public Caller toSwitch() {
        return need(STOP, "", "turn the switch of all automatic action");
    }

    private Caller need(Set<String> roles, String model, String what) {
        Caller caller = callers.current();
        boolean allowed =
                model.isEmpty()
                        ? roles.stream().anyMatch(caller.roles()::contains)
                        : roles.stream().anyMatch(role -> caller.has(role, model));
        if (!allowed) {
            throw ProblemException.forbidden(
                    "To %s asks for one of the roles %s".formatted(what, forPersons(roles)));
        }
        return caller;
    }

    private static Set<String> forPersons(Set<String> roles) {
        Set<String> told = new TreeSet<>(roles);
        told.remove(Role.PART);
        return told;
    }
}

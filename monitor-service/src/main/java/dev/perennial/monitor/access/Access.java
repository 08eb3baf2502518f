package dev.perennial.monitor.access;

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
    private static final Set<String> LABEL =
            Set.of(Role.ADMIN, Role.SCIENTIST, Role.ENGINEER, Role.SERVICE);
    private static final Set<String> CONFIGURE = Set.of(Role.ADMIN, Role.ENGINEER, Role.PART);
    private static final Set<String> HANDLE = Set.of(Role.ADMIN, Role.ENGINEER, Role.OPERATOR);

    private final Callers callers;

    Access(Callers callers) {
        this.callers = callers;
    }

    public void toRead(String model) {
        need(READ, model, "read about " + model);
    }

    /** To report ground truth of any model, whichever it is. */
    public void toLabelSome() {
        boolean some =
                callers.current().roles().stream()
                        .anyMatch(role ->
                                LABEL.stream()
                                        .anyMatch(label ->
                                                role.equals(label)
                                                        || role.startsWith(label + "@")));
        if (!some) {
            throw refusal(LABEL, "report ground truth");
        }
    }

    /** Whether the caller may report ground truth of every model. */
    public boolean mayLabelAll() {
        return LABEL.stream().anyMatch(callers.current().roles()::contains);
    }

    public void toLabel(String model) {
        need(LABEL, model, "report ground truth of " + model);
    }

    public void toConfigure(String model) {
        need(CONFIGURE, model, "set what is watched of " + model);
    }

    /** To take note of findings, or to end them. */
    public void toHandle(String model) {
        need(HANDLE, model, "change findings of " + model);
    }

    private void need(Set<String> roles, String model, String what) {
        Caller caller = callers.current();
        if (roles.stream().noneMatch(role -> caller.has(role, model))) {
            throw refusal(roles, what);
        }
    }

    private static ProblemException refusal(Set<String> roles, String what) {
        Set<String> told = new TreeSet<>(roles);
        told.remove(Role.PART);
        return ProblemException.forbidden(
                "To %s asks for one of the roles %s".formatted(what, told));
    }
}

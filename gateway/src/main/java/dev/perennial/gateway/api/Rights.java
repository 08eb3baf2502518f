package dev.perennial.gateway.api;

import dev.perennial.contract.Role;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.platform.identity.Caller;
import dev.perennial.platform.identity.Callers;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Whose things a caller may touch, and the line that remains of it. */
@ApplicationScoped
class Rights {
    private static final Logger AUDIT = Logger.getLogger("dev.perennial.audit");

    private final Callers callers;

    Rights(Callers callers) {
        this.callers = callers;
    }

    String caller() {
        return callers.current().actor();
    }

    boolean isOwn(String user) {
        return caller().equals(user);
    }

    void ownOrAdministrator(String user) {
        Caller caller = callers.current();
        if (!isOwn(user) && !caller.roles().contains(Role.ADMIN)) {
            throw ProblemException.forbidden(
                    "Only " + user + " and administrators may do this; you are " + caller.actor());
        }
    }

    void audit(String what, String user, String more) {
        AUDIT.infof("audit %s by=%s user=%s %s", what, caller(), user, more);
    }
}

package dev.perennial.platform.call;

import dev.perennial.contract.Role;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.problem.ProblemType;
import dev.perennial.platform.identity.Caller;
import dev.perennial.platform.identity.Callers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import java.util.Map;

/** Says who asked; knows nobody called stranger. */
@RunOnVirtualThread
public class GreetingResource implements GreetingApi {
    private final Callers callers;

    GreetingResource(Callers callers) {
        this.callers = callers;
    }

    @Override
    @RolesAllowed({Role.PART, Role.VIEWER})
    public Caller greet(String name) {
        if (name.equals("stranger")) {
            throw new ProblemException(
                    ProblemType.NOT_FOUND,
                    "Nobody is called stranger",
                    Map.of("looked", "everywhere"));
        }
        return callers.current();
    }
}

package dev.perennial.platform.problem;

import dev.perennial.contract.problem.ProblemType;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.core.Response;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers a caller whose roles do not reach; the library would say no more than the status. */
public class ForbiddenMapper {
    private final SecurityIdentity identity;

    ForbiddenMapper(SecurityIdentity identity) {
        this.identity = identity;
    }

    @ServerExceptionMapper(
            value = ForbiddenException.class,
            priority = Problems.BEFORE_THE_LIBRARYS)
    public Response forbidden(ForbiddenException exception) {
        return Problems.of(
                        ProblemType.FORBIDDEN,
                        "This is not for the roles that you have (%s); ask an administrator for one that may do it"
                                .formatted(String.join(", ", new TreeSet<>(identity.getRoles()))))
                .build()
                .toResponse();
    }
}

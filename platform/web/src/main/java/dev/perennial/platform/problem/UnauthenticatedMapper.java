package dev.perennial.platform.problem;

import dev.perennial.contract.problem.ProblemType;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Answers a call without a valid identity. The problem library has mappers for these too, but they
 * are built against another Quarkus line and fail on this one, so ours come first.
 */
public class UnauthenticatedMapper {
    @ServerExceptionMapper(
            value = UnauthorizedException.class,
            priority = Problems.BEFORE_THE_LIBRARYS)
    Response noIdentity(UnauthorizedException exception) {
        return challenge("No identity came with the call; send a bearer token");
    }

    @ServerExceptionMapper(
            value = AuthenticationFailedException.class,
            priority = Problems.BEFORE_THE_LIBRARYS)
    Response badIdentity(AuthenticationFailedException exception) {
        return challenge("The identity that came with the call is not valid or has expired");
    }

    private static Response challenge(String detail) {
        return Problems.of(ProblemType.UNAUTHENTICATED, detail)
                .withHeader("WWW-Authenticate", "Bearer")
                .build()
                .toResponse();
    }
}

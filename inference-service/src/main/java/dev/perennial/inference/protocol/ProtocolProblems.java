package dev.perennial.inference.protocol;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Errors of the protocol's paths in both forms at once: a problem document with the protocol's own
 * member error.
 */
public class ProtocolProblems {
    private static final String ERROR = "error";

    @ServerResponseFilter
    public void inBothForms(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof HttpProblem problem
                && !problem.getParameters().containsKey(ERROR)
                && request.getUriInfo().getPath().startsWith("/v2")) {
            String detail = problem.getDetail() == null ? problem.getTitle() : problem.getDetail();
            response.setEntity(HttpProblem.builder(problem).with(ERROR, detail).build());
        }
    }
}

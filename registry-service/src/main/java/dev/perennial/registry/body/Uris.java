package dev.perennial.registry.body;

import dev.perennial.contract.problem.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses addresses with NUL, which no name that the database keeps can hold. */
public class Uris {
    @ServerRequestFilter(preMatching = true)
    public void withoutNul(ContainerRequestContext request) {
        URI uri = request.getUriInfo().getRequestUri();
        if (uri.getRawPath().contains("%00") || String.valueOf(uri.getRawQuery()).contains("%00")) {
            throw ProblemException.invalid("The address holds the character NUL (%00)");
        }
    }
}

package dev.perennial.platform.call;

import dev.perennial.platform.identity.Caller;
import dev.perennial.platform.identity.Callers;
import dev.perennial.platform.identity.InternalTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.util.HashSet;
import java.util.Set;

/**
 * Shows an internal token on each call to a neighbour: in the name of whoever caused it, with the
 * service's own role added, since it is this service that asks.
 */
@ApplicationScoped
public class TokenFilter implements ClientRequestFilter {
    private final Callers callers;
    private final InternalTokens tokens;

    TokenFilter(Callers callers, InternalTokens tokens) {
        this.callers = callers;
        this.tokens = tokens;
    }

    @Override
    public void filter(ClientRequestContext request) {
        Caller caller = callers.current();
        Set<String> roles = new HashSet<>(caller.roles());
        roles.addAll(callers.itself().roles());
        request.getHeaders()
                .putSingle("Authorization", "Bearer " + tokens.mint(caller.actor(), roles));
    }
}

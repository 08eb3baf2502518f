package dev.perennial.workflows.camunda.web;

import io.quarkus.arc.Arc;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Takes over who signed in at the gateway: the internal token, which Quarkus has verified before
 * any servlet sees the request. Camunda makes it by its name in {@code web.xml}.
 */
public class SignedInPerson implements AuthenticationProvider {
    @Override
    public AuthenticationResult extractAuthenticatedUser(
            HttpServletRequest request, ProcessEngine engine) {
        if (!(request.getUserPrincipal() instanceof JsonWebToken token)) {
            return AuthenticationResult.unsuccessful();
        }
        String name = token.getName();
        Set<String> roles = token.getGroups();
        List<String> groups = new ArrayList<>(Groups.of(roles));
        Arc.container().instance(People.class).get().keepInStep(name, groups);
        AuthenticationResult result = AuthenticationResult.successful(name);
        result.setGroups(groups);
        result.setTenants(List.of());
        return result;
    }

    @Override
    public void augmentResponseByAuthenticationChallenge(
            HttpServletResponse response, ProcessEngine engine) {
        response.setHeader("WWW-Authenticate", "Bearer");
    }
}

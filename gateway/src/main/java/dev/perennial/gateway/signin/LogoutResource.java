package dev.perennial.gateway.signin;

import dev.perennial.gateway.identity.Sessions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** Signing out; an address as well as a form's target, so that any link can do it. */
@Path("/logout")
@PermitAll
@RunOnVirtualThread
public class LogoutResource {
    private final Sessions sessions;

    LogoutResource(Sessions sessions) {
        this.sessions = sessions;
    }

    @GET
    @Operation(hidden = true)
    public RestResponse<String> byLink(@Context HttpServerRequest request) {
        return signOut(request);
    }

    @POST
    @Operation(hidden = true)
    public RestResponse<String> byForm(@Context HttpServerRequest request) {
        return signOut(request);
    }

    private RestResponse<String> signOut(HttpServerRequest request) {
        Cookie cookie = request.getCookie(Sessions.COOKIE);
        if (cookie != null) {
            sessions.end(cookie.getValue());
        }
        return Browsers.to("/login", Browsers.none());
    }
}

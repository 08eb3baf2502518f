package dev.perennial.gateway.signin;

import dev.perennial.gateway.identity.Account;
import dev.perennial.gateway.identity.Admission;
import dev.perennial.gateway.identity.Gatekeeper;
import dev.perennial.gateway.identity.Sessions;
import dev.perennial.gateway.identity.core.Credentials;
import dev.perennial.gateway.proxy.core.SameSite;
import dev.perennial.gateway.signin.core.NextPage;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The page where a person signs in. */
@Path("/login")
@PermitAll
@RunOnVirtualThread
@Produces(MediaType.TEXT_HTML)
public class LoginResource {
    private final Gatekeeper gatekeeper;
    private final Sessions sessions;
    private final Template page;

    LoginResource(Gatekeeper gatekeeper, Sessions sessions, @Location("login") Template page) {
        this.gatekeeper = gatekeeper;
        this.sessions = sessions;
        this.page = page;
    }

    @GET
    @Operation(hidden = true)
    public RestResponse<String> show(@QueryParam("next") @Nullable String next) {
        return page(200, NextPage.of(next), "", "");
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public RestResponse<String> signIn(
            @FormParam("username") @Nullable String username,
            @FormParam("password") @Nullable String password,
            @FormParam("next") @Nullable String next,
            @Context HttpServerRequest request) {
        String wanted = NextPage.of(next);
        if (!isOfThisSite(request)) {
            return page(403, wanted, "", "Sign in on this page, not from another site.");
        }
        if (username == null || username.isBlank() || password == null || password.isEmpty()) {
            return page(400, wanted, "", "Give your user name and your password.");
        }
        Credentials shown = new Credentials.Password(username.strip(), password);
        return switch (gatekeeper.admitNow(shown, Browsers.address(request))) {
            case Admission.Known(Account account) ->
                    Browsers.to(
                            wanted,
                            Browsers.session(sessions.begin(account.name()), sessions, request));
            case Admission.Paused(String why) -> page(429, wanted, username, why + ".");
            case Admission.Refused _, Admission.Anonymous _ ->
                    page(401, wanted, username, "User name or password is wrong.");
        };
    }

    private static boolean isOfThisSite(HttpServerRequest request) {
        String host = request.authority() == null ? null : request.authority().toString();
        return SameSite.allows(
                "POST",
                request.getHeader("Sec-Fetch-Site"),
                request.getHeader("Origin"),
                host,
                false);
    }

    private RestResponse<String> page(int status, String next, String user, String error) {
        String html = page.data("next", next).data("user", user).data("error", error).render();
        return Browsers.page(status, html);
    }
}

package dev.perennial.gateway.signin;

import dev.perennial.gateway.identity.Sessions;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;

/** What pages and cookies have in common. */
public final class Browsers {
    /** Our pages need no script, and nobody else's frame. */
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self';"
                    + " frame-ancestors 'none'; base-uri 'none'";

    private Browsers() {}

    /** A page of ours. */
    public static RestResponse<String> page(int status, String html) {
        return RestResponse.ResponseBuilder.<String>create(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin")
                .header("Cache-Control", "no-store")
                .entity(html)
                .build();
    }

    static RestResponse<String> to(String next, NewCookie... cookies) {
        return RestResponse.ResponseBuilder.<String>create(303)
                .header("Location", URI.create(next).toString())
                .header("Cache-Control", "no-store")
                .cookie(cookies)
                .build();
    }

    static String address(HttpServerRequest request) {
        return request.remoteAddress().hostAddress();
    }

    static NewCookie session(String secret, Sessions sessions, HttpServerRequest request) {
        return cookie(Sessions.COOKIE, "/")
                .value(secret)
                .maxAge((int) sessions.validity().toSeconds())
                .secure("https".equals(request.scheme()))
                .build();
    }

    /** Ends our cookie and Camunda's own. */
    static NewCookie[] none() {
        return List.of(
                        cookie(Sessions.COOKIE, "/").value("").maxAge(0).build(),
                        cookie("JSESSIONID", "/camunda").value("").maxAge(0).build(),
                        cookie("XSRF-TOKEN", "/camunda").value("").maxAge(0).build())
                .toArray(NewCookie[]::new);
    }

    private static NewCookie.Builder cookie(String name, String path) {
        return new NewCookie.Builder(name)
                .path(path)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX);
    }
}

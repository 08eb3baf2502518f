package dev.perennial.gateway.proxy;

import dev.perennial.contract.problem.ProblemType;
import dev.perennial.gateway.proxy.core.Destination;
import dev.perennial.gateway.proxy.core.PassedCookies;
import dev.perennial.gateway.proxy.core.Refusal;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.net.URI;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One request's way to a service and back: in with our identity, out without its cookies. */
final class Passage implements ProxyInterceptor {
    private static final Logger LOG = Logger.getLogger(Passage.class);

    /** Only the gateway says who the caller is and where they come from. */
    private static final List<String> OURS_TO_SAY =
            List.of(
                    "Authorization",
                    "Cookie",
                    "Expect",
                    "Forwarded",
                    "X-Forwarded-For",
                    "X-Forwarded-Host",
                    "X-Forwarded-Proto",
                    "X-Forwarded-Port",
                    "X-Forwarded-Prefix",
                    "X-Forwarded-Server");

    private final Destination.Service to;
    private final String authorization;
    private final long largestBody;
    private @Nullable Bounded bounded;

    Passage(Destination.Service to, String authorization, long largestBody) {
        this.to = to;
        this.authorization = authorization;
        this.largestBody = largestBody;
    }

    String service() {
        return to.name();
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        ProxyRequest request = context.request();
        HttpServerRequest original = request.proxiedRequest();
        identify(request.headers(), original);
        String path = to.rewritten();
        if (path != null) {
            String query = original.query();
            request.setURI(query == null ? path : path + "?" + query);
        }
        if (original.getHeader(HttpHeaders.CONTENT_LENGTH) == null) {
            bounded = new Bounded(original, largestBody);
            request.setBody(Body.body(bounded));
        }
        return context.sendRequest()
                .recover(failure -> Future.succeededFuture(instead(request, failure)));
    }

    private void identify(MultiMap headers, HttpServerRequest original) {
        String cookies = isCamunda() ? PassedCookies.of(original.getHeader("Cookie")) : null;
        OURS_TO_SAY.forEach(headers::remove);
        headers.set("Authorization", authorization);
        if (cookies != null) {
            headers.set("Cookie", cookies);
        }
        headers.set("X-Forwarded-For", original.remoteAddress().hostAddress());
        headers.set("X-Forwarded-Proto", String.valueOf(original.scheme()));
        if (original.authority() != null) {
            headers.set("X-Forwarded-Host", original.authority().toString());
        }
    }

    private boolean isCamunda() {
        return to.name().equals("workflows");
    }

    private ProxyResponse instead(ProxyRequest request, Throwable failure) {
        Refusal refusal;
        if (bounded != null && bounded.exceeded()) {
            refusal = Refusals.tooLarge(largestBody);
        } else {
            LOG.warnf("%s did not answer: %s", to.name(), failure);
            refusal =
                    new Refusal(
                            ProblemType.UNAVAILABLE,
                            to.name() + " does not answer now; try again in a few seconds");
        }
        String path = String.valueOf(request.proxiedRequest().path());
        return request.release()
                .response()
                .setStatusCode(refusal.type().status())
                .putHeader("Content-Type", refusal.contentType(path))
                .putHeader("Retry-After", "2")
                .setBody(Body.body(Buffer.buffer(refusal.body(path))));
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        MultiMap headers = context.response().headers();
        if (isCamunda()) {
            relative(headers);
        } else {
            headers.remove("Set-Cookie");
            // Files are other people's: opened in a browser they must not act in its session.
            headers.set("Content-Security-Policy", "sandbox; default-src 'none'");
        }
        headers.set("X-Content-Type-Options", "nosniff");
        return context.sendResponse()
                .recover(failure -> {
                    // The connection is cut by now: only that tells the client that the rest
                    // misses.
                    LOG.infof("An answer of %s broke off: %s", to.name(), failure);
                    return Future.succeededFuture();
                });
    }

    /** A redirect to the service's own address would lead a browser past the gateway. */
    private static void relative(MultiMap headers) {
        String location = headers.get("Location");
        if (location != null && location.startsWith("http")) {
            URI uri = URI.create(location);
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            headers.set("Location", uri.getRawPath() + query);
        }
    }
}

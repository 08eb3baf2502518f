package dev.perennial.gateway.proxy;

import dev.perennial.contract.Role;
import dev.perennial.contract.problem.ProblemType;
import dev.perennial.gateway.identity.Account;
import dev.perennial.gateway.identity.Admission;
import dev.perennial.gateway.identity.Gatekeeper;
import dev.perennial.gateway.identity.Sessions;
import dev.perennial.gateway.identity.core.Credentials;
import dev.perennial.gateway.proxy.core.Destination;
import dev.perennial.gateway.proxy.core.PlainPath;
import dev.perennial.gateway.proxy.core.Refusal;
import dev.perennial.gateway.proxy.core.SameSite;
import io.vertx.core.Context;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Every request comes in here first, on the event loop: is the path one that is, is the body small
 * enough, who is it, may another site's page have sent it. Then it goes on, in the name of the
 * caller by an internal token, to a service or to the gateway's own endpoints.
 */
@ApplicationScoped
class Door {
    private static final Logger LOG = Logger.getLogger(Door.class);
    private static final int BEFORE_ALL_ELSE = -10_000;
    private static final List<String> WATCHERS =
            List.of(Role.ADMIN, Role.OPERATOR, Role.VIEWER, Role.ENGINEER, Role.SERVICE);

    private static final ProblemType LENGTH_REQUIRED =
            new ProblemType("length-required", 411, "The length of the body must be told");

    private final Gatekeeper gatekeeper;
    private final InternalIdentity internal;
    private final Backends backends;
    private final ProxyConfig limits;

    Door(Gatekeeper gatekeeper, InternalIdentity internal, Backends backends, ProxyConfig limits) {
        this.gatekeeper = gatekeeper;
        this.internal = internal;
        this.backends = backends;
        this.limits = limits;
    }

    void open(@Observes Router router) {
        router.route().order(BEFORE_ALL_ELSE).handler(this::arrive);
    }

    private void arrive(RoutingContext visit) {
        HttpServerRequest request = visit.request();
        PlainPath path;
        try {
            path = PlainPath.of(request.uri());
        } catch (PlainPath.Malformed e) {
            refuse(visit, ProblemType.INVALID, String.valueOf(e.getMessage()));
            return;
        }
        Destination to = Destination.of(request.method().name(), path);
        long limit = largest(path);
        if (to instanceof Destination.Nowhere) {
            refuse(visit, ProblemType.NOT_FOUND, "Nothing is at this path");
        } else if (declared(request) > limit) {
            Refusals.send(request, Refusals.tooLarge(limit));
        } else if (to instanceof Destination.Own && isOfUnknownLength(request)) {
            refuse(visit, LENGTH_REQUIRED, "Send the body with a Content-Length here");
        } else if (to instanceof Destination.Own(boolean open) && open) {
            request.headers().remove("Authorization");
            visit.next();
        } else {
            new Visit(visit, to, limit).identify();
        }
    }

    private static boolean isOfUnknownLength(HttpServerRequest request) {
        return request.getHeader("Transfer-Encoding") != null;
    }

    private long largest(PlainPath path) {
        return Destination.takesFiles(path)
                ? limits.largestFile().asLongValue()
                : limits.largestBody().asLongValue();
    }

    private static long declared(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    private static void refuse(RoutingContext visit, ProblemType type, String detail) {
        Refusals.send(visit.request(), new Refusal(type, detail));
    }

    /** A request on its way in. */
    private final class Visit {
        private final RoutingContext routing;
        private final HttpServerRequest request;
        private final Destination to;
        private final long limit;

        Visit(RoutingContext routing, Destination to, long limit) {
            this.routing = routing;
            this.request = routing.request();
            this.to = to;
            this.limit = limit;
        }

        void identify() {
            Cookie cookie = request.getCookie(Sessions.COOKIE);
            Credentials shown =
                    Credentials.read(
                            request.getHeader("Authorization"),
                            cookie == null ? null : cookie.getValue());
            String address = request.remoteAddress().hostAddress();
            CompletableFuture<Admission> admission = gatekeeper.admit(shown, address);
            if (admission.isDone()) {
                decide(shown, admission);
                return;
            }
            Context here = routing.vertx().getOrCreateContext();
            var _ =
                    admission.whenComplete(
                            (_, _) -> here.runOnContext(_ -> decide(shown, admission)));
        }

        private void decide(Credentials shown, CompletableFuture<Admission> admission) {
            if (admission.isCompletedExceptionally()) {
                LOG.error("Nobody can be identified now", admission.exceptionNow());
                refuse(
                        routing,
                        ProblemType.UNAVAILABLE,
                        "gateway's database does not answer now; try again in a few seconds");
                return;
            }
            switch (admission.resultNow()) {
                case Admission.Known(Account account) -> admit(shown, account);
                case Admission.Paused(String why) -> refuse(routing, ProblemType.TOO_MANY, why);
                case Admission.Refused(String why) -> challenge(why);
                case Admission.Anonymous() ->
                        challenge("Send a bearer token or user and password, or sign in at /login");
            }
        }

        private void admit(Credentials shown, Account account) {
            boolean byBrowser =
                    shown instanceof Credentials.Session || shown instanceof Credentials.Password;
            if (byBrowser && !sameSite(shown instanceof Credentials.Session)) {
                refuse(
                        routing,
                        ProblemType.FORBIDDEN,
                        "Another site's page may change nothing here; programs use a bearer token");
            } else if (!mayWatch(account)) {
                refuse(
                        routing,
                        ProblemType.FORBIDDEN,
                        "Figures are for the roles " + String.join(", ", WATCHERS));
            } else {
                if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
                    request.response().writeContinue();
                }
                goOn(internal.authorization(account));
            }
        }

        private void goOn(String authorization) {
            if (to instanceof Destination.Service service) {
                backends.pass(request, new Passage(service, authorization, limit));
            } else {
                request.headers().set("Authorization", authorization);
                routing.next();
            }
        }

        private boolean sameSite(boolean cookie) {
            return SameSite.allows(
                    request.method().name(),
                    request.getHeader("Sec-Fetch-Site"),
                    request.getHeader("Origin"),
                    host(),
                    cookie);
        }

        private @Nullable String host() {
            return request.authority() == null ? null : request.authority().toString();
        }

        private boolean mayWatch(Account account) {
            boolean figures =
                    to instanceof Destination.Figures
                            || (to instanceof Destination.Service service && service.figures());
            return !figures || !Collections.disjoint(account.roles(), WATCHERS);
        }

        /**
         * A person with a browser is led to the sign-in page, a program is told what is missing.
         */
        private void challenge(String why) {
            String path = String.valueOf(request.path());
            String accept = request.getHeader("Accept");
            boolean page = path.equals("/") || path.startsWith("/camunda");
            if (page
                    && request.method().name().equals("GET")
                    && accept != null
                    && accept.contains("text/html")) {
                request.response()
                        .setStatusCode(303)
                        .putHeader("Location", SignIn.at(request.uri()))
                        .putHeader("Cache-Control", "no-store")
                        .end();
                return;
            }
            // Basic would make a browser ask by itself when a page's session has ended.
            request.response().putHeader("WWW-Authenticate", "Bearer realm=\"perennial\"");
            if (!page && request.getHeader("Sec-Fetch-Site") == null) {
                request.response().headers().add("WWW-Authenticate", "Basic realm=\"perennial\"");
            }
            refuse(routing, ProblemType.UNAUTHENTICATED, why);
        }
    }
}

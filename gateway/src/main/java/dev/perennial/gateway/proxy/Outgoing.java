package dev.perennial.gateway.proxy;

import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * A request to a service that is reset without harm to others.
 *
 * <p>When a caller goes away, the proxy resets the request that was made for them, and Vert.x
 * closes its connection, even if the answer had come to its end and the connection serves somebody
 * else by then. Callers who don't keep their connection go away at just that moment. So a request
 * that was sent whole lets its answer come and forgets it; only one that goes on for long is cut.
 */
final class Outgoing implements InvocationHandler {
    /** More than can be on its way from an answer that has ended. */
    private static final long MOST_FORGOTTEN = 1L << 20;

    private final HttpClientRequest request;
    private boolean sent;
    private boolean left;
    private long forgotten;

    private Outgoing(HttpClientRequest request) {
        this.request = request;
    }

    static HttpClientRequest of(HttpClientRequest request) {
        return (HttpClientRequest)
                Proxy.newProxyInstance(
                        Outgoing.class.getClassLoader(),
                        new Class<?>[] {HttpClientRequest.class},
                        new Outgoing(request));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("reset") && sent) {
            leave();
            return true;
        }
        sent |= method.getName().equals("end") || method.getName().equals("send");
        try {
            Object result = method.invoke(request, arguments);
            return request.equals(result) ? proxy : result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private void leave() {
        if (!left) {
            left = true;
            var _ = request.response().onSuccess(this::forget);
        }
    }

    private void forget(HttpClientResponse response) {
        try {
            response.exceptionHandler(_ -> {});
            response.handler(part -> {
                forgotten += part.length();
                if (forgotten > MOST_FORGOTTEN) {
                    request.reset();
                }
            });
        } catch (IllegalStateException ended) {
            return;
        }
        response.resume();
    }
}

package dev.perennial.gateway.proxy;

import io.vertx.core.http.HttpServerRequest;

/**
 * Reads and forgets what is left of a refused body. Closing at once would reset the connection, and
 * the client, still sending, would never see why. A sender of very much is cut off all the same.
 */
final class Drain {
    private static final long PATIENCE_BYTES = 256L << 20;

    private Drain() {}

    static void rest(HttpServerRequest request) {
        if (request.isEnded()) {
            return;
        }
        long[] forgotten = {0};
        request.handler(part -> {
            forgotten[0] += part.length();
            if (forgotten[0] > PATIENCE_BYTES) {
                request.connection().close();
            }
        });
        request.resume();
    }
}

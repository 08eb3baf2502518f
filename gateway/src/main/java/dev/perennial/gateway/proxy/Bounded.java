package dev.perennial.gateway.proxy;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/** A body that fails when it turns out to be larger than it may be. */
final class Bounded implements ReadStream<Buffer> {
    private final HttpServerRequest body;
    private final long limit;
    private long seen;
    private @Nullable Handler<Throwable> onFailure;

    Bounded(HttpServerRequest body, long limit) {
        this.body = body;
        this.limit = limit;
    }

    boolean exceeded() {
        return seen > limit;
    }

    @Override
    public ReadStream<Buffer> handler(@Nullable Handler<Buffer> handler) {
        if (handler == null) {
            if (!exceeded()) {
                body.handler(null);
            }
            return this;
        }
        body.handler(part -> count(part, handler));
        return this;
    }

    private void count(Buffer part, Handler<Buffer> handler) {
        seen += part.length();
        if (!exceeded()) {
            handler.handle(part);
            return;
        }
        Drain.rest(body);
        if (onFailure != null) {
            onFailure.handle(new IllegalStateException("more than " + limit + " bytes"));
        }
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
        onFailure = handler;
        body.exceptionHandler(handler);
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        body.pause();
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        body.resume();
        return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        body.fetch(amount);
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(@Nullable Handler<Void> handler) {
        body.endHandler(
                handler == null
                        ? null
                        : _ -> {
                            if (!exceeded()) {
                                handler.handle(null);
                            }
                        });
        return this;
    }
}

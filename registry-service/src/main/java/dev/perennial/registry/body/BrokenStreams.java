package dev.perennial.registry.body;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Cuts the connection when a file can't be read to its end. Left alone, the framework would end the
 * answer as if all of it had been sent.
 */
public class BrokenStreams {
    private final CurrentVertxRequest request;

    BrokenStreams(CurrentVertxRequest request) {
        this.request = request;
    }

    @ServerResponseFilter
    public void watch(ContainerResponseContext response) {
        if (response.getEntity() instanceof InputStream bytes) {
            response.setEntity(new Watched(bytes, request.getCurrent().request()));
        }
    }

    /** Bytes on their way out. */
    private static final class Watched extends FilterInputStream {
        private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

        private final HttpServerRequest request;

        Watched(InputStream bytes, HttpServerRequest request) {
            super(bytes);
            this.request = request;
        }

        @Override
        public int read() throws IOException {
            try {
                return super.read();
            } catch (IOException e) {
                throw cut(e);
            }
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                return super.read(target, offset, length);
            } catch (IOException e) {
                throw cut(e);
            }
        }

        /**
         * Waits for the end of the connection: meanwhile the framework would send the mark of a
         * whole answer.
         */
        private IOException cut(IOException why) {
            if (request.version() == HttpVersion.HTTP_2) {
                request.response().reset();
                return why;
            }
            try {
                request.connection()
                        .close()
                        .toCompletionStage()
                        .toCompletableFuture()
                        .orTimeout(LONGEST_CLOSE.toMillis(), TimeUnit.MILLISECONDS)
                        .join();
            } catch (CompletionException e) {
                why.addSuppressed(e);
            }
            return why;
        }
    }
}

package dev.perennial.platform.outbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.perennial.contract.event.CloudEvent;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A neighbour that takes events, or refuses with the status that a test sets. */
public class Subscriber implements QuarkusTestResourceLifecycleManager {
    static final List<CloudEvent> TAKEN = new CopyOnWriteArrayList<>();
    static final AtomicInteger STATUS = new AtomicInteger(204);
    static final AtomicInteger ASKED = new AtomicInteger();

    private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();

    @Nullable private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            HttpServer started =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.createContext(
                    "/api/workflows/v1/events",
                    exchange -> {
                        CloudEvent event =
                                JSON.readValue(exchange.getRequestBody(), CloudEvent.class);
                        ASKED.incrementAndGet();
                        if (STATUS.get() < 300) {
                            TAKEN.add(event);
                        }
                        exchange.sendResponseHeaders(STATUS.get(), -1);
                        exchange.close();
                    });
            started.start();
            server = started;
            return Map.of(
                    "perennial.neighbours.workflows",
                    "http://127.0.0.1:" + started.getAddress().getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}

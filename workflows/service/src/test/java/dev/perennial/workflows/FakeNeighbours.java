package dev.perennial.workflows;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.perennial.workflows.json.Json;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The four other services as far as renewals ask them; what they know is the {@link World}. */
public class FakeNeighbours implements QuarkusTestResourceLifecycleManager {
    private @Nullable HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            HttpServer started =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            started.createContext("/", FakeNeighbours::handle);
            started.start();
            server = started;
            String at = "http://127.0.0.1:" + started.getAddress().getPort();
            Map<String, String> settings = new HashMap<>();
            for (String name : new String[] {"registry", "monitor", "inference", "retrain"}) {
                settings.put("perennial.neighbours." + name, at);
            }
            return settings;
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

    /** What somebody asks of the world. */
    record Asked(
            String method,
            String path,
            @Nullable String key,
            JsonNode body,
            String token,
            String trace) {
        /** The service that is asked: {@code registry}, {@code monitor}, … */
        String service() {
            return path.split("/", -1)[2];
        }

        /** The part of the path at this place, counted from 0 after {@code /api/SERVICE/v1/}. */
        String part(int place) {
            String[] parts = path.split("/", -1);
            return parts.length > place + 4 ? parts[place + 4] : "";
        }
    }

    /** An answer that is a problem. */
    static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;
        final int status;

        Refusal(int status, String detail) {
            super(detail);
            this.status = status;
        }
    }

    private static void handle(HttpExchange call) throws IOException {
        try (call) {
            byte[] body = call.getRequestBody().readAllBytes();
            String path = call.getRequestURI().getPath();
            if (path.startsWith("/q/health")) {
                call.sendResponseHeaders(200, -1);
                return;
            }
            Asked asked =
                    new Asked(
                            call.getRequestMethod(),
                            path,
                            call.getRequestHeaders().getFirst("Idempotency-Key"),
                            body.length == 0 ? Json.of("") : Json.read(body),
                            String.valueOf(call.getRequestHeaders().getFirst("Authorization")),
                            call.getRequestHeaders().getFirst("traceparent") + "--");
            answer(call, asked);
        }
    }

    private static void answer(HttpExchange call, Asked asked) throws IOException {
        try {
            Object answer = World.answer(asked);
            if (answer == null) {
                call.sendResponseHeaders(204, -1);
                return;
            }
            send(call, 200, "application/json", Json.of(answer).toString());
        } catch (Refusal refusal) {
            send(
                    call,
                    refusal.status,
                    "application/problem+json",
                    Json.of(
                                    Map.of(
                                            "status",
                                            refusal.status,
                                            "title",
                                            "No",
                                            "detail",
                                            String.valueOf(refusal.getMessage())))
                            .toString());
        }
    }

    private static void send(HttpExchange call, int status, String type, String text)
            throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().add("Content-Type", type);
        call.sendResponseHeaders(status, bytes.length);
        call.getResponseBody().write(bytes);
    }
}

package dev.perennial.inference;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.perennial.contract.monitor.CaptureBatch;
import dev.perennial.contract.monitor.CapturedRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** Takes captured requests as monitor-service does: idempotent by id. */
public final class FakeMonitor {
    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());
    private final HttpServer server;
    private final Map<UUID, CapturedRequest> taken = new ConcurrentHashMap<>();
    private volatile boolean away;

    public FakeMonitor() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/api/monitor/v1/inferences", this::take);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public Map<UUID, CapturedRequest> taken() {
        return taken;
    }

    public void away(boolean is) {
        away = is;
    }

    public void stop() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String receipt = "{}";
        int status = 503;
        if (!away) {
            CaptureBatch batch = json.readValue(body, CaptureBatch.class);
            batch.requests().forEach(request -> taken.put(request.id(), request));
            receipt =
                    "{\"accepted\":%d,\"duplicates\":0,\"corrected\":0,\"unknown\":[]}"
                            .formatted(batch.requests().size());
            status = 200;
        }
        byte[] answer = receipt.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, answer.length);
        try (var out = exchange.getResponseBody()) {
            out.write(answer);
        }
    }
}

package dev.perennial.gateway.proxy;

import dev.perennial.platform.PlatformConfig;
import dev.perennial.platform.call.Neighbours;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.HttpProxy;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The services behind, with a pool of kept connections each. */
@ApplicationScoped
class Backends {
    private final Vertx vertx;
    private final ProxyConfig limits;
    private final PlatformConfig config;
    private final Neighbours neighbours;
    private final Map<String, HttpClient> clients = new ConcurrentHashMap<>();

    Backends(Vertx vertx, ProxyConfig limits, PlatformConfig config, Neighbours neighbours) {
        this.vertx = vertx;
        this.limits = limits;
        this.config = config;
        this.neighbours = neighbours;
    }

    void pass(HttpServerRequest request, Passage passage) {
        URI to = neighbours.uri(passage.service());
        RequestOptions origin =
                new RequestOptions()
                        .setServer(
                                SocketAddress.inetSocketAddress(
                                        to.getPort() < 0 ? 80 : to.getPort(), to.getHost()));
        HttpProxy.reverseProxy(clients.computeIfAbsent(passage.service(), _ -> client()))
                .origin(passing -> passing.client().request(origin).map(Outgoing::of))
                .addInterceptor(passage)
                .handle(request);
    }

    private HttpClient client() {
        return vertx.createHttpClient(
                new HttpClientOptions()
                        .setMaxPoolSize(limits.connections())
                        .setMaxWaitQueueSize(limits.waiting())
                        .setKeepAliveTimeout(30)
                        .setConnectTimeout((int) config.internal().connectTimeout().toMillis())
                        .setIdleTimeout((int) limits.silence().toSeconds())
                        .setMaxHeaderSize(64 * 1024));
    }

    @PreDestroy
    void close() {
        clients.values().forEach(HttpClient::close);
    }
}

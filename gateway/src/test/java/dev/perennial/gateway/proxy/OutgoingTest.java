package dev.perennial.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a service to which there is one connection. */
class OutgoingTest {
    private static final Buffer A_LOT = Buffer.buffer(new byte[64 * 1024]);

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<HttpServerRequest> arrived = new LinkedBlockingQueue<>();
    private final CountDownLatch connectionClosed = new CountDownLatch(1);
    private final HttpClient client =
            vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(1));
    private int port;

    @BeforeEach
    void listen() throws Exception {
        HttpServer server =
                vertx.createHttpServer()
                        .connectionHandler(connection ->
                                connection.closeHandler(_ -> connectionClosed.countDown()))
                        .requestHandler(arrived::add);
        port = now(server.listen(0, "127.0.0.1")).actualPort();
    }

    @AfterEach
    void close() throws Exception {
        now(vertx.close());
    }

    @Test
    void a_caller_who_leaves_at_the_end_of_the_answer_takes_no_ones_connection() throws Exception {
        HttpClientRequest first = ask(HttpMethod.GET);
        now(first.end());
        arrival().response().end("done");
        now(first.response());

        HttpClientRequest second = ask(HttpMethod.GET);
        now(second.end());
        HttpServerRequest underWay = arrival();
        first.reset();
        underWay.response().end("unharmed");

        assertThat(now(body(second))).hasToString("unharmed");
    }

    @Test
    void a_caller_who_leaves_before_the_answer_lets_it_come() throws Exception {
        HttpClientRequest first = ask(HttpMethod.GET);
        now(first.end());
        first.reset();
        arrival().response().end("for nobody");

        HttpClientRequest second = ask(HttpMethod.GET);
        now(second.end());
        arrival().response().end("next");

        assertThat(now(body(second))).hasToString("next");
        assertThat(connectionClosed.getCount()).isEqualTo(1);
    }

    @Test
    void a_long_answer_that_nobody_wants_is_cut() throws Exception {
        HttpClientRequest request = ask(HttpMethod.GET);
        now(request.end());
        HttpServerRequest underWay = arrival();
        underWay.response().setChunked(true);
        vertx.setPeriodic(
                1,
                _ -> {
                    if (!underWay.response().closed()) {
                        underWay.response().write(A_LOT);
                    }
                });
        now(request.response()).pause();
        request.reset();

        assertThat(connectionClosed.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_request_that_breaks_off_is_cut_at_once() throws Exception {
        HttpClientRequest request = ask(HttpMethod.POST);
        request.setChunked(true);
        now(request.write(A_LOT));
        arrival();
        request.reset();

        assertThat(connectionClosed.await(20, TimeUnit.SECONDS)).isTrue();
    }

    /** A request whose answer waits until it is read, as the proxy has it. */
    private HttpClientRequest ask(HttpMethod method) throws Exception {
        HttpClientRequest request =
                Outgoing.of(now(client.request(method, port, "127.0.0.1", "/")));
        var _ = request.response().onSuccess(HttpClientResponse::pause);
        return request;
    }

    private HttpServerRequest arrival() throws InterruptedException {
        HttpServerRequest request = arrived.poll(20, TimeUnit.SECONDS);
        if (request == null) {
            throw new AssertionError("No request arrived");
        }
        return request;
    }

    private static Future<Buffer> body(HttpClientRequest request) {
        return request.response()
                .compose(response -> {
                    Future<Buffer> body = response.body();
                    response.resume();
                    return body;
                });
    }

    private static <T> T now(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}

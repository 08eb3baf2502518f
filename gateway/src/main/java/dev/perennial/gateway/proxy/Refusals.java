package dev.perennial.gateway.proxy;

import dev.perennial.contract.problem.ProblemType;
import dev.perennial.gateway.proxy.core.Refusal;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** Writes what the gateway answers by itself. */
final class Refusals {
    private Refusals() {}

    static Refusal tooLarge(long limit) {
        return new Refusal(
                ProblemType.TOO_LARGE,
                "The body is larger than "
                        + (limit >> 20)
                        + " MiB, the most that this path takes; send it in parts");
    }

    static void send(HttpServerRequest request, Refusal refusal) {
        String path = String.valueOf(request.path());
        HttpServerResponse response = request.response();
        response.setStatusCode(refusal.type().status())
                .putHeader("Content-Type", refusal.contentType(path))
                .putHeader("X-Content-Type-Options", "nosniff");
        if (refusal.type().status() >= 429) {
            response.putHeader("Retry-After", refusal.type().status() == 429 ? "60" : "2");
        }
        response.end(Buffer.buffer(refusal.body(path)));
        Drain.rest(request);
    }
}

package dev.perennial.inference.protocol;

import dev.perennial.contract.problem.ProblemException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Errors in both forms at once: a problem document with the protocol's own member error. */
final class ProtocolProblems {
    private ProtocolProblems() {}

    static Response of(ProblemException exception) {
        HttpProblem.Builder problem =
                HttpProblem.builder()
                        .withType(URI.create(exception.type().uri()))
                        .withTitle(exception.type().title())
                        .withStatus(exception.type().status())
                        .withDetail(exception.detail())
                        .with("error", exception.detail());
        exception.extras().forEach(problem::with);
        return problem.build().toResponse();
    }
}

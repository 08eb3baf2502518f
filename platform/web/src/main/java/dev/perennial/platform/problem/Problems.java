package dev.perennial.platform.problem;

import dev.perennial.contract.problem.ProblemType;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.Priorities;
import java.net.URI;

/** Problem documents of our types. */
final class Problems {
    /** Priority of our mappers; the library's have 999, and the lowest comes first. */
    static final int BEFORE_THE_LIBRARYS = Priorities.USER - 4500;

    private Problems() {}

    static HttpProblem.Builder of(ProblemType type, String detail) {
        return HttpProblem.builder()
                .withType(URI.create(type.uri()))
                .withTitle(type.title())
                .withStatus(type.status())
                .withDetail(detail);
    }
}

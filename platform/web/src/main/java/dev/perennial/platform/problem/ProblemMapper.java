package dev.perennial.platform.problem;

import dev.perennial.contract.problem.ProblemException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;

/** Writes a {@link ProblemException} as it is. */
@Provider
public class ProblemMapper extends ExceptionMapperBase<ProblemException> {
    @Override
    protected HttpProblem toProblem(ProblemException exception) {
        HttpProblem.Builder problem =
                HttpProblem.builder()
                        .withType(URI.create(exception.type().uri()))
                        .withTitle(exception.type().title())
                        .withStatus(exception.type().status())
                        .withDetail(exception.detail());
        exception.extras().forEach(problem::with);
        return problem.build();
    }
}

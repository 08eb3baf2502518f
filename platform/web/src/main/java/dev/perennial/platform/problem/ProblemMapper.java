package dev.perennial.platform.problem;

import dev.perennial.contract.problem.ProblemException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.ext.Provider;

/** Writes a {@link ProblemException} as it is. */
@Provider
public class ProblemMapper extends ExceptionMapperBase<ProblemException> {
    @Override
    protected HttpProblem toProblem(ProblemException exception) {
        HttpProblem.Builder problem = Problems.of(exception.type(), exception.detail());
        exception.extras().forEach(problem::with);
        return problem.build();
    }
}

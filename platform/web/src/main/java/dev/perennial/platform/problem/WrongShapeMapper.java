package dev.perennial.platform.problem;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.perennial.contract.problem.ProblemType;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers JSON of the wrong shape, which the framework would answer with an empty 400. */
public class WrongShapeMapper {
    private static final int BEFORE_THE_FRAMEWORKS = Priorities.USER - 4000;

    @ServerExceptionMapper(value = MismatchedInputException.class, priority = BEFORE_THE_FRAMEWORKS)
    public Response wrongShape(MismatchedInputException exception) {
        String where =
                exception.getPath().stream()
                        .map(WrongShapeMapper::step)
                        .collect(Collectors.joining("."));
        return HttpProblem.builder()
                .withType(URI.create(ProblemType.INVALID.uri()))
                .withTitle(ProblemType.INVALID.title())
                .withStatus(ProblemType.INVALID.status())
                .withDetail(
                        where.isEmpty()
                                ? "The body is not the JSON document that is expected here"
                                : "The body's member " + where + " has not the type that it must")
                .build()
                .toResponse();
    }

    private static String step(JsonMappingException.Reference step) {
        return step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName();
    }
}

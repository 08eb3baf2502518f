package dev.perennial.platform.problem;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.perennial.contract.problem.ProblemType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers JSON of the wrong shape, which the framework would answer with an empty 400. */
public class WrongShapeMapper {
    private static final int LONGEST_VALUE = 64;

    @ServerExceptionMapper(
            value = MismatchedInputException.class,
            priority = Problems.BEFORE_THE_LIBRARYS)
    public Response wrongShape(MismatchedInputException exception) {
        String where = where(exception);
        return answer(
                where.isEmpty()
                        ? "The body is not the JSON document that is expected here"
                        : "The body's member " + where + " has not the type that it must");
    }

    @ServerExceptionMapper(
            value = InvalidFormatException.class,
            priority = Problems.BEFORE_THE_LIBRARYS)
    public Response wrongValue(InvalidFormatException exception) {
        String value = String.valueOf(exception.getValue());
        return answer(
                "The body's member %s can't be %s: a %s is wanted"
                        .formatted(
                                where(exception),
                                value.length() > LONGEST_VALUE
                                        ? value.substring(0, LONGEST_VALUE) + "…"
                                        : value,
                                exception.getTargetType().getSimpleName()));
    }

    @ServerExceptionMapper(
            value = UnrecognizedPropertyException.class,
            priority = Problems.BEFORE_THE_LIBRARYS)
    public Response unknownMember(UnrecognizedPropertyException exception) {
        return answer(
                "The body has no member %s; there it has %s"
                        .formatted(
                                where(exception),
                                exception.getKnownPropertyIds().stream()
                                        .map(Objects::toString)
                                        .collect(Collectors.toCollection(TreeSet::new))));
    }

    private static Response answer(String detail) {
        return Problems.of(ProblemType.INVALID, detail).build().toResponse();
    }

    private static String where(JsonMappingException exception) {
        return exception.getPath().stream()
                .map(WrongShapeMapper::step)
                .collect(Collectors.joining("."));
    }

    private static String step(JsonMappingException.Reference step) {
        return step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName();
    }
}

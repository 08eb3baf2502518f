package dev.perennial.platform.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.perennial.contract.problem.ProblemType;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * What the framework refuses by itself, before our code is asked: it would say no more than the
 * status.
 */
public class RefusalMapper {
    @ServerExceptionMapper(
            value = {WebApplicationException.class, NotFoundException.class},
            priority = Problems.BEFORE_THE_LIBRARYS)
    public Response refused(WebApplicationException exception, ContainerRequestContext request) {
        Response original = exception.getResponse();
        if (original.hasEntity()) {
            return original;
        }
        Response.ResponseBuilder answer =
                Response.fromResponse(problem(exception, original.getStatus(), request));
        original.getHeaders()
                .forEach((name, values) -> values.forEach(value -> answer.header(name, value)));
        return answer.build();
    }

    private static Response problem(
            WebApplicationException exception, int status, ContainerRequestContext request) {
        Throwable cause = exception.getCause();
        if (status == 404 && cause != null) {
            return unfit(cause, request);
        }
        return Problems.of(type(exception, status), detail(status, cause, request))
                .build()
                .toResponse();
    }

    /** A parameter that can't be read: of the query a mistake, of the path a thing that is not. */
    private static Response unfit(Throwable cause, ContainerRequestContext request) {
        String why = String.valueOf(cause.getMessage());
        Optional<String> parameter =
                request.getUriInfo().getQueryParameters().entrySet().stream()
                        .filter(entry -> isNamed(entry, why))
                        .map(Map.Entry::getKey)
                        .findFirst();
        return parameter
                .map(name ->
                        Problems.of(
                                ProblemType.INVALID,
                                "The parameter %s has not the form that it must: %s"
                                        .formatted(name, why)))
                .orElseGet(() ->
                        Problems.of(
                                ProblemType.NOT_FOUND,
                                "Nothing is at this path, because a part of it has not the form"
                                        + " that it must: "
                                        + why))
                .build()
                .toResponse();
    }

    private static boolean isNamed(Map.Entry<String, List<String>> parameter, String why) {
        return parameter.getValue().stream().anyMatch(why::contains);
    }

    private static ProblemType type(WebApplicationException exception, int status) {
        return switch (status) {
            case 400 -> ProblemType.INVALID;
            case 404 -> ProblemType.NOT_FOUND;
            case 413 -> ProblemType.TOO_LARGE;
            default -> {
                String title = exception.getResponse().getStatusInfo().getReasonPhrase();
                yield new ProblemType(
                        title.toLowerCase(Locale.ROOT).replace(' ', '-'), status, title);
            }
        };
    }

    private static String detail(
            int status, @Nullable Throwable cause, ContainerRequestContext request) {
        return switch (status) {
            case 400 -> cause == null ? "The request can't be read" : unreadable(cause);
            case 404 -> "Nothing is at this path";
            case 405 -> request.getMethod() + " is not what this path takes";
            case 406 ->
                    "This path has nothing of the media types that Accept names; ask for"
                            + " application/json";
            case 415 ->
                    "This path does not take a body of this Content-Type; send application/json";
            default -> "The request was answered with " + status;
        };
    }

    private static String unreadable(Throwable cause) {
        if (cause instanceof JsonProcessingException json) {
            JsonLocation at = json.getLocation();
            return "The body is not valid JSON"
                    + (at == null
                            ? ""
                            : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()))
                    + ": "
                    + json.getOriginalMessage();
        }
        return "A part of the request has not the form that it must: " + cause.getMessage();
    }
}

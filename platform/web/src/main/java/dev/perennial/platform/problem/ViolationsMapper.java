package dev.perennial.platform.problem;

import dev.perennial.contract.problem.ProblemType;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Answers what breaks the contract's constraints. The library's own answer does not name headers
 * and parameters, because their annotations stand on the contract's interface.
 */
public class ViolationsMapper {
    /**
     * One broken constraint.
     *
     * @param field the header's, parameter's or member's name; empty for the body as a whole
     * @param in header, query, path or body
     */
    public record Violation(String field, String in, String message) {
        @Override
        public String toString() {
            return switch (in) {
                case "body" -> field.isEmpty() ? "the body " + message : field + " " + message;
                default -> "the " + in + " parameter " + field + " " + message;
            };
        }
    }

    @ServerExceptionMapper(
            value = ConstraintViolationException.class,
            priority = Problems.BEFORE_THE_LIBRARYS)
    public Response violated(ConstraintViolationException exception, ResourceInfo resource) {
        List<Violation> violations =
                exception.getConstraintViolations().stream()
                        .map(violation -> violation(violation, resource.getResourceMethod()))
                        .sorted(
                                Comparator.comparing(Violation::in)
                                        .thenComparing(Violation::field)
                                        .thenComparing(Violation::message))
                        .toList();
        String detail =
                violations.stream().map(Violation::toString).collect(Collectors.joining("; "));
        return Problems.of(ProblemType.INVALID, detail)
                .with("violations", violations)
                .build()
                .toResponse();
    }

    private static Violation violation(ConstraintViolation<?> violation, Method method) {
        List<Path.Node> nodes =
                StreamSupport.stream(violation.getPropertyPath().spliterator(), false).toList();
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).getKind() == ElementKind.PARAMETER) {
                Path.ParameterNode parameter = nodes.get(i).as(Path.ParameterNode.class);
                return ofParameter(
                        place(method, parameter.getParameterIndex()),
                        nodes.subList(i + 1, nodes.size()),
                        violation.getMessage());
            }
        }
        return new Violation(
                violation.getPropertyPath().toString(), "body", violation.getMessage());
    }

    private static Violation ofParameter(Place place, List<Path.Node> below, String message) {
        return place.in().equals("body")
                ? new Violation(joined(below), "body", message)
                : new Violation(place.name(), place.in(), message);
    }

    /** Members below the body, as JavaScript would write them: {@code inputs[2].name}. */
    private static String joined(List<Path.Node> nodes) {
        String joined = nodes.stream().map(Path.Node::toString).collect(Collectors.joining("."));
        return joined.replace(".[", "[");
    }

    private record Place(String in, String name) {}

    private static Place place(Method method, int index) {
        return Stream.concat(
                        Stream.of(method.getDeclaringClass()),
                        Arrays.stream(method.getDeclaringClass().getInterfaces()))
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .filter(other -> isSame(other, method))
                .flatMap(other -> Arrays.stream(other.getParameterAnnotations()[index]))
                .flatMap(ViolationsMapper::place)
                .findFirst()
                .orElse(new Place("body", ""));
    }

    private static boolean isSame(Method one, Method other) {
        return one.getName().equals(other.getName())
                && Arrays.equals(one.getParameterTypes(), other.getParameterTypes());
    }

    private static Stream<Place> place(Annotation annotation) {
        return switch (annotation) {
            case HeaderParam header -> Stream.of(new Place("header", header.value()));
            case QueryParam query -> Stream.of(new Place("query", query.value()));
            case PathParam path -> Stream.of(new Place("path", path.value()));
            default -> Stream.empty();
        };
    }
}

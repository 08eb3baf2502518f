package dev.perennial.registry.mlflow;

import dev.perennial.contract.problem.ProblemType;
import dev.perennial.registry.mlflow.core.FilterException;
import dev.perennial.registry.tracking.Experiments;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Tells errors of MLflow's paths in MLflow's form. */
public class MlflowErrors {
    private static final Pattern PATHS =
            Pattern.compile("^/?(api|ajax-api)/[23]\\.0/mlflow(-artifacts)?/.*");

    @ServerExceptionMapper
    Response unreadable(FilterException exception) {
        return Response.status(400)
                .type(MediaType.APPLICATION_JSON)
                .entity(error("INVALID_PARAMETER_VALUE", String.valueOf(exception.getMessage())))
                .build();
    }

    @ServerResponseFilter
    public void inMlflowsForm(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() < 400
                || !PATHS.matcher(request.getUriInfo().getPath()).matches()) {
            return;
        }
        if (response.getEntity() instanceof io.quarkiverse.resteasy.problem.HttpProblem problem) {
            String slug =
                    problem.getType() == null
                            ? ""
                            : problem.getType().toString().replaceAll(".*/", "");
            String detail = problem.getDetail() == null ? problem.getTitle() : problem.getDetail();
            response.setEntity(
                    error(code(response.getStatus(), slug), String.valueOf(detail)),
                    null,
                    MediaType.APPLICATION_JSON_TYPE);
        } else if (response.getEntity() == null) {
            response.setEntity(
                    error(code(response.getStatus(), ""), "Answered " + response.getStatus()),
                    null,
                    MediaType.APPLICATION_JSON_TYPE);
        }
    }

    private static Map<String, String> error(String code, String message) {
        Map<String, String> error = new LinkedHashMap<>();
        error.put("error_code", code);
        error.put("message", message);
        return error;
    }

    private static String code(int status, String slug) {
        if (slug.equals(Experiments.EXISTS.slug())) {
            return "RESOURCE_ALREADY_EXISTS";
        }
        if (slug.equals(ProblemType.CONFLICT.slug())) {
            return "RESOURCE_CONFLICT";
        }
        return switch (status) {
            case 401 -> "UNAUTHENTICATED";
            case 403 -> "PERMISSION_DENIED";
            case 404 -> "RESOURCE_DOES_NOT_EXIST";
            case 405, 501 -> "NOT_IMPLEMENTED";
            case 429 -> "RESOURCE_EXHAUSTED";
            case 503 -> "TEMPORARILY_UNAVAILABLE";
            default -> status < 500 ? "INVALID_PARAMETER_VALUE" : "INTERNAL_ERROR";
        };
    }
}

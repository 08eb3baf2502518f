package dev.perennial.platform.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.problem.ProblemType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/** Turns a neighbour's problem document back into the exception that it was. */
public class ProblemReader implements ResponseExceptionMapper<ProblemException> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> STANDARD =
            Set.of("type", "title", "status", "detail", "instance");

    @Override
    public ProblemException toThrowable(Response response) {
        int status = response.getStatus();
        String body = response.hasEntity() ? response.readEntity(String.class) : "";
        try {
            JsonNode problem = JSON.readTree(body);
            if (problem != null && problem.isObject()) {
                return read(problem, status);
            }
        } catch (IOException notJson) {
            // A proxy's page or a cut body: the status still says what happened.
        }
        return new ProblemException(
                new ProblemType("upstream", status, "A neighbour answered " + status), body);
    }

    private static ProblemException read(JsonNode problem, int status) {
        String uri = problem.path("type").asText("about:blank");
        ProblemType type =
                new ProblemType(
                        uri.substring(uri.lastIndexOf('/') + 1),
                        status,
                        problem.path("title").asText("A neighbour answered " + status));
        Map<String, Object> extras = new LinkedHashMap<>();
        problem.properties()
                .forEach(entry -> {
                    if (!STANDARD.contains(entry.getKey()) && !entry.getValue().isNull()) {
                        extras.put(entry.getKey(), entry.getValue());
                    }
                });
        return new ProblemException(type, problem.path("detail").asText(type.title()), extras);
    }

    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        return status >= 400;
    }
}

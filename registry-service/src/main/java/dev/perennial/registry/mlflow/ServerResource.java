package dev.perennial.registry.mlflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What MLflow's clients ask of the server itself. */
@Path("/")
@Authenticated
public class ServerResource {
    /** The version of MLflow's API that is spoken. */
    static final String SPOKEN = "3.17.2";

    /** Says only that the process answers; {@code /q/health/ready} says whether it works. */
    @GET
    @Path("/health")
    @PermitAll
    @Produces(MediaType.TEXT_PLAIN)
    public String health() {
        return "OK";
    }

    @GET
    @Path("/version")
    @Produces(MediaType.TEXT_PLAIN)
    public String version() {
        return SPOKEN;
    }

    @GET
    @Path("/api/3.0/mlflow/server-info")
    @Produces(MediaType.APPLICATION_JSON)
    public ObjectNode info() {
        return Tell.object().put("store_type", "Perennial").put("workspaces_enabled", false);
    }
}

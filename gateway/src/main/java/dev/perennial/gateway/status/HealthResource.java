package dev.perennial.gateway.status;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The answer that MLflow's clients ask for before anything else. */
@Path("/health")
@PermitAll
public class HealthResource {
    @GET
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(hidden = true)
    public String alive() {
        return "OK";
    }
}

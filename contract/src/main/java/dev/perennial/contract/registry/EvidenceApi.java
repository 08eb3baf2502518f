package dev.perennial.contract.registry;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** Evidence that gates and people decided on. */
@Path("/api/registry/v1/evidence")
@Produces(MediaType.APPLICATION_JSON)
public interface EvidenceApi {
    @POST
    EvidenceView seal(
            @HeaderParam("Idempotency-Key") @NotNull String key,
            @NotNull @Valid SealEvidence evidence);

    @GET
    @Path("/{id}")
    EvidenceView get(@PathParam("id") UUID id);
}

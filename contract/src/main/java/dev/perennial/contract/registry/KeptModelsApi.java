package dev.perennial.contract.registry;

import dev.perennial.contract.Page;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Registered models by surrogate id, deleted ones too: for whoever has to answer for the past. A
 * name may have passed to another model since.
 */
@Path("/api/registry/v1/models-by-id/{modelId}")
@Produces(MediaType.APPLICATION_JSON)
public interface KeptModelsApi {
    @GET
    @Path("/versions/{version}")
    KeptVersionView version(
            @PathParam("modelId") UUID modelId, @PathParam("version") String version);

    /**
     * @param at real-clock instant
     */
    @GET
    @Path("/aliases/{alias}")
    AliasView alias(
            @PathParam("modelId") UUID modelId,
            @PathParam("alias") String alias,
            @QueryParam("at") @NotNull Instant at);

    /** Every move, newest first. */
    @GET
    @Path("/aliases/{alias}/history")
    Page<AliasView> history(
            @PathParam("modelId") UUID modelId,
            @PathParam("alias") String alias,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit);
}

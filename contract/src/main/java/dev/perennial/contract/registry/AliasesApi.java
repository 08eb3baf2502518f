package dev.perennial.contract.registry;

import dev.perennial.contract.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Aliases of registered models, now and in time. */
@Path("/api/registry/v1/models/{model}/aliases/{alias}")
@Produces(MediaType.APPLICATION_JSON)
public interface AliasesApi {
    /**
     * @param at real-clock instant; absent means now
     */
    @GET
    AliasView alias(
            @PathParam("model") String model,
            @PathParam("alias") String alias,
            @QueryParam("at") @Nullable Instant at);

    /**
     * 409 {@code conflict} when the alias does not name {@code expectedVersion}; 422 when the
     * evidence is about something else. {@code champion} is moved by renewals and administrators;
     * an approver moves it back to a version that was approved.
     */
    @PUT
    AliasView move(
            @PathParam("model") String model,
            @PathParam("alias") String alias,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid MoveAlias move);

    /** Every move, newest first. */
    @GET
    @Path("/history")
    Page<AliasView> history(
            @PathParam("model") String model,
            @PathParam("alias") String alias,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit);
}

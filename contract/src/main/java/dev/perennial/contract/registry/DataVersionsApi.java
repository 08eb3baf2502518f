package dev.perennial.contract.registry;

import dev.perennial.contract.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Versions of data sets. */
@Path("/api/registry/v1/data-versions")
@Produces(MediaType.APPLICATION_JSON)
public interface DataVersionsApi {
    @POST
    DataVersionView register(@NotNull @Valid RegisterDataVersion data);

    @GET
    @Path("/{id}")
    DataVersionView get(@PathParam("id") UUID id);

    /** Newest first. */
    @GET
    Page<DataVersionView> list(
            @QueryParam("dataset") @Nullable String dataset,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit);
}

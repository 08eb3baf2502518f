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

/** Versions of training code. */
@Path("/api/registry/v1/code-versions")
@Produces(MediaType.APPLICATION_JSON)
public interface CodeVersionsApi {
    @POST
    CodeVersionView register(@NotNull @Valid RegisterCodeVersion code);

    @GET
    @Path("/{id}")
    CodeVersionView get(@PathParam("id") UUID id);

    /** Newest first. */
    @GET
    Page<CodeVersionView> list(
            @QueryParam("project") @Nullable String project,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit);
}

package dev.perennial.contract.registry;

import dev.perennial.contract.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Registered models and their versions, with files and lineage. */
@Path("/api/registry/v1")
@Produces(MediaType.APPLICATION_JSON)
public interface ModelVersionsApi {
    /** By name. */
    @GET
    @Path("/models")
    Page<ModelView> models(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit);

    @GET
    @Path("/models/{model}")
    ModelView model(@PathParam("model") String model);

    @GET
    @Path("/models/{model}/versions/{version}")
    ModelVersionView version(
            @PathParam("model") String model, @PathParam("version") String version);

    /** A file of the version, verified against its digest while it is read. */
    @GET
    @Path("/models/{model}/versions/{version}/files/{path:.+}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    InputStream file(
            @PathParam("model") String model,
            @PathParam("version") String version,
            @PathParam("path") String path);

    @GET
    @Path("/models/{model}/versions/{version}/lineage")
    LineageView lineage(@PathParam("model") String model, @PathParam("version") String version);

    /** Records a finished training at once: run, logged model and model version, or nothing. */
    @POST
    @Path("/trainings")
    ModelVersionView recordTraining(
            @HeaderParam("Idempotency-Key") @NotNull String key,
            @NotNull @Valid RecordTraining training);
}

package dev.perennial.contract.retrain;

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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Jobs. The same key gives the same job. */
@Path("/api/retrain/v1")
@Produces(MediaType.APPLICATION_JSON)
public interface RetrainApi {
    @POST
    @Path("/trainings")
    JobView train(
            @HeaderParam("Idempotency-Key") @NotNull String key,
            @NotNull @Valid StartTraining training);

    @POST
    @Path("/comparisons")
    JobView compare(
            @HeaderParam("Idempotency-Key") @NotNull String key,
            @NotNull @Valid StartComparison comparison);

    @GET
    @Path("/jobs/{id}")
    JobView job(@PathParam("id") UUID id);

    /** Newest first. */
    @GET
    @Path("/jobs")
    Page<JobView> jobs(
            @QueryParam("model") @Nullable String model,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit);

    /** Cancels what has not ended; cancelling what has ended does nothing. */
    @POST
    @Path("/jobs/{id}/cancel")
    JobView cancel(@PathParam("id") UUID id);
}

package dev.perennial.contract.inference;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is loaded, how candidates do, and scoring outside the captured path. */
@Path("/api/inference/v1")
@Produces(MediaType.APPLICATION_JSON)
public interface InferenceApi {
    @GET
    @Path("/loaded")
    List<LoadedModelView> loaded();

    @GET
    @Path("/ledger")
    LedgerView ledger();

    @GET
    @Path("/models/{model}/versions/{version}/signature")
    SignatureView signature(@PathParam("model") String model, @PathParam("version") String version);

    /** Scores rows with this version; nothing is captured. At most 10,000 rows. */
    @POST
    @Path("/models/{model}/versions/{version}/scores")
    Scores score(
            @PathParam("model") String model,
            @PathParam("version") String version,
            @NotNull @Valid Rows rows);

    /**
     * Explains one row: {@code rows} must hold exactly one.
     *
     * @param digest of the version that is meant; 409 when the name stands for another one now.
     *     Absent: whichever it stands for
     */
    @POST
    @Path("/models/{model}/versions/{version}/explanation")
    Explanation explain(
            @PathParam("model") String model,
            @PathParam("version") String version,
            @QueryParam("digest") @Nullable String digest,
            @NotNull @Valid Rows rows);

    /**
     * Answers recorded requests by this version and another; nothing is captured. At most 2,000.
     */
    @POST
    @Path("/models/{model}/versions/{version}/replay")
    ReplayView replay(
            @PathParam("model") String model,
            @PathParam("version") String version,
            @NotNull @Valid Replay replay);

    @GET
    @Path("/models/{model}/rollout")
    RolloutView rollout(@PathParam("model") String model);

    /** Starts or moves on a rollout. 409 when another reference's rollout is under way. */
    @PUT
    @Path("/models/{model}/rollout")
    RolloutView startRollout(
            @PathParam("model") String model, @NotNull @Valid StartRollout rollout);

    /** Ends the rollout: all traffic goes to the champion. Ending what has ended does nothing. */
    @DELETE
    @Path("/models/{model}/rollout")
    void endRollout(@PathParam("model") String model);
}

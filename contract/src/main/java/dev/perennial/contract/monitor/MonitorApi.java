package dev.perennial.contract.monitor;

import dev.perennial.contract.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The record, the watch and the answer. */
@Path("/api/monitor/v1")
@Produces(MediaType.APPLICATION_JSON)
public interface MonitorApi {
    /** From inference-service; idempotent by request id. */
    @POST
    @Path("/inferences")
    IngestReceipt capture(@NotNull @Valid CaptureBatch batch);

    /**
     * Ground truth, from anyone with the role; idempotent by inference and value. For a role that
     * holds for one model only, an inference that is not on record yet is a 409.
     */
    @POST
    @Path("/labels")
    IngestReceipt label(@NotNull @Valid LabelBatch batch);

    @GET
    @Path("/inferences/{id}")
    InferenceView inference(@PathParam("id") String id);

    @GET
    @Path("/inferences/{id}/why")
    WhyView why(@PathParam("id") String id);

    /** Newest first. */
    @GET
    @Path("/models/{model}/inferences")
    Page<InferenceView> inferences(
            @PathParam("model") String model,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit);

    /**
     * The newest requests that the champion or a canary answered, to be replayed. At most 2,000.
     */
    @GET
    @Path("/models/{model}/recorded-requests")
    List<RecordedRequest> recordedRequests(
            @PathParam("model") String model, @QueryParam("limit") @Nullable Integer limit);

    /**
     * Captured rows (champion and canary arms, each inference once) with a label known by {@code
     * knownBy}, with {@code from <= event_time < to}, by event time, as CSV with a header: {@code
     * id, event_time, label, label_known_at, score}, then the inputs by name. Missing is an empty
     * cell.
     */
    @GET
    @Path("/models/{model}/labelled-rows")
    @Produces("text/csv")
    InputStream labelledRows(
            @PathParam("model") String model,
            @QueryParam("from") @NotNull Instant from,
            @QueryParam("to") @NotNull Instant to,
            @QueryParam("knownBy") @NotNull Instant knownBy);

    /** Performance over a slice of event time; {@code knownBy} absent: all labels known now. */
    @GET
    @Path("/models/{model}/performance")
    PerformanceView performance(
            @PathParam("model") String model,
            @QueryParam("version") @Nullable String version,
            @QueryParam("from") @NotNull Instant from,
            @QueryParam("to") @NotNull Instant to,
            @QueryParam("knownBy") @Nullable Instant knownBy);

    @GET
    @Path("/models/{model}/settings")
    MonitorSettings settings(@PathParam("model") String model);

    /** Holds from now on; windows already judged stay as they were. */
    @PUT
    @Path("/models/{model}/settings")
    MonitorSettings configure(
            @PathParam("model") String model, @NotNull @Valid MonitorSettings settings);

    /** Newest first. */
    @GET
    @Path("/models/{model}/windows")
    Page<WindowView> windows(
            @PathParam("model") String model,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit);

    /** Newest first. */
    @GET
    @Path("/models/{model}/findings")
    Page<FindingView> findings(
            @PathParam("model") String model,
            @QueryParam("state") FindingView.@Nullable State state,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit);

    @GET
    @Path("/findings/{id}")
    FindingView finding(@PathParam("id") UUID id);

    @POST
    @Path("/findings/{id}/state")
    FindingView changeFinding(@PathParam("id") UUID id, @NotNull @Valid ChangeFinding change);
}

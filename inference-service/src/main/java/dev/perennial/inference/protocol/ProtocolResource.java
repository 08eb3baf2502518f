package dev.perennial.inference.protocol;

import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.problem.ProblemType;
import dev.perennial.inference.access.Access;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/**
 * Inference by the Open Inference Protocol v2. Roles may hold for one model, so each method asks
 * {@link Access} for them.
 */
@Path("/v2")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Blocking
public class ProtocolResource {
    private static final ProblemType UNSUPPORTED =
            new ProblemType("unsupported-media-type", 415, "The body's form is not served");

    private static final String REPEATS =
            "A call with an Idempotency-Key of the last 10 minutes (at most 10,000 keys, kept in"
                    + " memory by this process) gets the same answer again and is recorded once.";

    private final Inferences inferences;
    private final Access access;

    ProtocolResource(Inferences inferences, Access access) {
        this.inferences = inferences;
        this.access = access;
    }

    /** By the champion, or by a candidate where a rollout gives it this request. */
    @POST
    @Path("/models/{model}/infer")
    @Consumes(MediaType.WILDCARD)
    @Operation(description = REPEATS)
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ProtocolForms.Request.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ProtocolForms.Response.class)))
    public byte[] infer(
            @PathParam("model") String model,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("X-Sticky-Key") @Nullable String sticky,
            @HeaderParam("Inference-Header-Content-Length") @Nullable String binary,
            byte @Nullable [] body) {
        return infer(new Target(model, null), new Headers(key, sticky, binary), body);
    }

    /** By this version and no other. */
    @POST
    @Path("/models/{model}/versions/{version}/infer")
    @Consumes(MediaType.WILDCARD)
    @Operation(description = REPEATS)
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ProtocolForms.Request.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ProtocolForms.Response.class)))
    public byte[] inferByVersion(
            @PathParam("model") String model,
            @PathParam("version") String version,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("Inference-Header-Content-Length") @Nullable String binary,
            byte @Nullable [] body) {
        return infer(new Target(model, version), new Headers(key, null, binary), body);
    }

    private record Target(String model, @Nullable String version) {}

    private record Headers(
            @Nullable String key, @Nullable String sticky, @Nullable String binary) {}

    private byte[] infer(Target target, Headers headers, byte @Nullable [] body) {
        String actor = access.toPredict(target.model()).actor();
        if (headers.binary() != null) {
            throw new ProblemException(
                    UNSUPPORTED,
                    "The binary tensor extension is not served; send tensor data as JSON, without"
                            + " the header Inference-Header-Content-Length");
        }
        return inferences.infer(
                new Inferences.Envelope(
                        target.model(), target.version(), actor, headers.key(), headers.sticky()),
                body == null ? new byte[0] : body);
    }
}

package dev.perennial.inference.protocol;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The forms of requests and responses, for the API's description; they are read and written by
 * hand.
 */
public final class ProtocolForms {
    private ProtocolForms() {}

    /**
     * A request for inference.
     *
     * @param parameters {@code event_time}, or {@code event_times} with one a row
     * @param outputs those that are wanted; absent: all
     */
    @Schema(name = "InferenceRequest")
    public record Request(
            @Nullable String id,
            @Nullable Map<String, Object> parameters,
            @Schema(required = true, minItems = 1) List<Tensor> inputs,
            @Nullable List<Wanted> outputs) {}

    /** An input or output: {@code [rows]} or {@code [rows, columns]}. */
    @Schema(name = "InferenceTensor")
    public record Tensor(
            @Schema(required = true) String name,
            @Schema(required = true) String datatype,
            @Schema(required = true) List<Long> shape,
            @Schema(required = true) List<@Nullable Object> data) {}

    /** An output that is wanted. */
    @Schema(name = "WantedOutput")
    public record Wanted(@Schema(required = true) String name) {}

    /**
     * A response.
     *
     * @param parameters {@code request_id}, {@code inference_ids} with one a row, {@code arm} and
     *     {@code alias}
     */
    @Schema(name = "InferenceResponse")
    public record Response(
            String model_name,
            String model_version,
            String id,
            Map<String, Object> parameters,
            List<Tensor> outputs) {}
}

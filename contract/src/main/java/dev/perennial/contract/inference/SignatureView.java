package dev.perennial.contract.inference;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Inputs and outputs of a version.
 *
 * @param threshold decision threshold of the first output, where the model has one
 */
public record SignatureView(
        String model,
        String version,
        List<Field> inputs,
        List<Field> outputs,
        @Nullable Double threshold) {
    /**
     * @param datatype Open Inference Protocol datatype: FP32, FP64, INT64, BYTES …
     */
    public record Field(String name, String datatype, boolean optional) {}
}

package dev.perennial.inference.protocol.core;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * One input as it was sent.
 *
 * @param shape as sent: {@code [n]}, {@code [n, 1]} or {@code [n, k]}
 * @param data its values in row-major order; {@code null} values are missing
 */
public record Tensor(String name, String datatype, List<Long> shape, List<JsonNode> data) {
    /** Number of rows: the first dimension. */
    public int rows() {
        return shape.getFirst().intValue();
    }

    /** Values a row. */
    public int width() {
        return shape.size() == 1 ? 1 : shape.get(1).intValue();
    }
}

package dev.perennial.inference.protocol.core;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.perennial.model.Output;
import dev.perennial.model.Prediction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes the JSON form of an inference response. */
public final class AnswerWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private AnswerWriter() {}

    /**
     * What stands before the outputs.
     *
     * @param requestId ours, a UUIDv7
     * @param callerId what the caller named the request
     */
    public record Head(
            String model,
            String version,
            UUID requestId,
            @Nullable String callerId,
            @Nullable String alias,
            String arm) {}

    /** The outputs that were asked for, in the model's order; all where none were named. */
    public static List<Output> select(Prediction prediction, List<String> names) {
        return prediction.outputs().stream()
                .filter(output -> names.isEmpty() || names.contains(output.name()))
                .toList();
    }

    /**
     * The response's body.
     *
     * @param rows number of rows in each output
     */
    public static byte[] write(Head head, int rows, List<Output> outputs) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512 + rows * 64);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("model_name", head.model());
            json.writeStringField("model_version", head.version());
            String id = head.requestId().toString();
            json.writeStringField("id", head.callerId() == null ? id : head.callerId());
            parameters(json, head, rows);
            json.writeArrayFieldStart("outputs");
            for (Output output : outputs) {
                output(json, rows, output);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void parameters(JsonGenerator json, Head head, int rows) throws IOException {
        json.writeObjectFieldStart("parameters");
        json.writeStringField("request_id", head.requestId().toString());
        json.writeArrayFieldStart("inference_ids");
        for (int r = 0; r < rows; r++) {
            json.writeString(head.requestId() + "-" + r);
        }
        json.writeEndArray();
        if (head.alias() != null) {
            json.writeStringField("alias", head.alias());
        }
        json.writeStringField("arm", head.arm());
        json.writeEndObject();
    }

    private static void output(JsonGenerator json, int rows, Output output) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", output.name());
        json.writeStringField("datatype", output.datatype());
        json.writeArrayFieldStart("shape");
        json.writeNumber(rows);
        if (output.width() != 1) {
            json.writeNumber(output.width());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("data");
        for (int r = 0; r < rows; r++) {
            for (int i = 0; i < output.width(); i++) {
                value(json, output.value(r, i));
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void value(JsonGenerator json, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case Float number -> json.writeNumber(number);
            case Double number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Boolean truth -> json.writeBoolean(truth);
            default -> json.writeString(value.toString());
        }
    }
}

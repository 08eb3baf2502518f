package dev.perennial.workflows.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Contract records to JSON columns and back: times in ISO 8601, and members that an older version
 * of this service did not know are passed over.
 */
public final class Json {
    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private Json() {}

    public static JsonNode of(Object value) {
        return MAPPER.valueToTree(value);
    }

    /**
     * @throws UncheckedIOException when it is no JSON
     */
    public static JsonNode read(byte[] text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static <T> T as(JsonNode stored, Class<T> type) {
        try {
            return MAPPER.treeToValue(stored, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is stored is no " + type.getSimpleName(), e);
        }
    }
}

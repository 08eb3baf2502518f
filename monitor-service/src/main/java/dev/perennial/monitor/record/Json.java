package dev.perennial.monitor.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads stored names and rows; the same names are read once. Not for two threads. */
final class Json {
    private static final TypeReference<List<String>> NAMES = new TypeReference<>() {};
    private static final TypeReference<List<@Nullable Object>> VALUES = new TypeReference<>() {};

    private final ObjectMapper json;
    private final Map<String, List<String>> names = new HashMap<>();

    Json(ObjectMapper json) {
        this.json = json;
    }

    List<String> names(String stored) {
        return names.computeIfAbsent(stored, text -> read(text, NAMES));
    }

    List<@Nullable Object> values(String stored) {
        return read(stored, VALUES);
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored row can't be read", e);
        }
    }
}

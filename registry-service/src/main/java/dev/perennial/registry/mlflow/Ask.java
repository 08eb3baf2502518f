package dev.perennial.registry.mlflow;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.registry.body.Texts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request body as MLflow's clients send it. Unknown fields are ignored; wrong ones named. */
record Ask(JsonNode body) {
    private static final int LARGEST = 4 << 20;
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    static Ask of(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return new Ask(JSON.createObjectNode());
        }
        if (text.length() > LARGEST) {
            throw ProblemException.invalid("The body is larger than 4 MiB");
        }
        try {
            JsonNode body = JSON.readTree(text);
            if (!body.isObject()) {
                throw ProblemException.invalid("The body must be a JSON object");
            }
            Texts.check(body);
            return new Ask(body);
        } catch (IOException e) {
            throw ProblemException.invalid("The body is not valid JSON");
        }
    }

    String need(String name) {
        String value = text(name);
        if (value == null || value.isEmpty()) {
            throw ProblemException.invalid("Missing value for required parameter '" + name + "'");
        }
        return value;
    }

    @Nullable String text(String name) {
        return text(body, name);
    }

    static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw invalid(value, name);
        }
        return value.asText();
    }

    private static ProblemException invalid(JsonNode value, String name) {
        return ProblemException.invalid(
                "Invalid value " + value + " for parameter '" + name + "' supplied");
    }

    @Nullable Long whole(String name) {
        return whole(body, name);
    }

    static @Nullable Long whole(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        try {
            if (value.isIntegralNumber() && value.canConvertToLong()) {
                return value.asLong();
            }
            if (value.isTextual()) {
                return Long.valueOf(value.asText());
            }
        } catch (NumberFormatException e) {
            throw invalid(value, name);
        }
        throw invalid(value, name);
    }

    /** A number, or NaN and the infinities as texts. */
    static double number(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (value.isNumber()) {
            return value.asDouble();
        }
        try {
            if (value.isTextual()) {
                return Double.parseDouble(value.asText());
            }
        } catch (NumberFormatException e) {
            throw invalid(value, name);
        }
        if (value.isMissingNode() || value.isNull()) {
            throw ProblemException.invalid("Missing value for required parameter '" + name + "'");
        }
        throw invalid(value, name);
    }

    /** A page's size. */
    int size(String name, int otherwise, int largest) {
        Long size = whole(name);
        if (size == null) {
            return otherwise;
        }
        if (size < 1 || size > largest) {
            throw ProblemException.invalid(
                    "Invalid value for parameter '" + name + "': from 1 to " + largest);
        }
        return size.intValue();
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode value : list(name)) {
            if (!value.isTextual()) {
                throw invalid(value, name);
            }
            texts.add(value.asText());
        }
        return texts;
    }

    JsonNode list(String name) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return JSON.createArrayNode();
        }
        if (!value.isArray()) {
            throw invalid(value, name);
        }
        return value;
    }

    /** A list of {@code {"key":…, "value":…}}. */
    Map<String, String> pairs(String name) {
        Map<String, String> pairs = new HashMap<>();
        for (JsonNode pair : list(name)) {
            String key = text(pair, "key");
            String value = text(pair, "value");
            if (key == null || key.isEmpty() || key.length() > 250) {
                throw ProblemException.invalid(
                        "Missing or too long 'key' in parameter '" + name + "'");
            }
            pairs.put(key, value == null ? "" : value);
        }
        return pairs;
    }
}

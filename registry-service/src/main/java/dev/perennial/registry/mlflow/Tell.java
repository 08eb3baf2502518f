package dev.perennial.registry.mlflow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.contract.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers as MLflow's clients read them: what is empty or absent is left out. */
final class Tell {
    private Tell() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode with(String name, ObjectNode value) {
        ObjectNode answer = object();
        answer.set(name, value);
        return answer;
    }

    static void put(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }

    static void pairs(ObjectNode node, String name, Map<String, String> pairs) {
        if (!pairs.isEmpty()) {
            ArrayNode list = node.putArray(name);
            pairs.forEach((key, value) -> list.addObject().put("key", key).put("value", value));
        }
    }

    /**
     * A page from a position on.
     *
     * @param token of the page before, or null
     */
    static <T> ObjectNode page(
            String name,
            List<T> all,
            @Nullable String token,
            int size,
            Function<T, ObjectNode> view) {
        int from = Math.min(offset(token), all.size());
        int to = Math.min(from + size, all.size());
        ObjectNode answer = object();
        if (to > from) {
            ArrayNode list = answer.putArray(name);
            all.subList(from, to).forEach(item -> list.add(view.apply(item)));
        }
        if (to < all.size()) {
            answer.put("next_page_token", token(to));
        }
        return answer;
    }

    static String token(int offset) {
        return Base64.getEncoder()
                .encodeToString(("{\"offset\": " + offset + "}").getBytes(StandardCharsets.UTF_8));
    }

    static int offset(@Nullable String token) {
        if (token == null || token.isEmpty()) {
            return 0;
        }
        try {
            String text = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
            int offset = Integer.parseInt(text.replaceAll("[^0-9]", ""));
            return Math.max(0, offset);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("Invalid page token");
        }
    }
}

package dev.perennial.inference.protocol.core;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.problem.ProblemType;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the JSON form of an inference request, strictly: what is not understood is refused. */
public final class RequestReader {
    /** Most rows in one request. */
    public static final int MOST_ROWS = 10_000;

    private static final int LONGEST_ID = 256;
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();
    private static final Set<String> MEMBERS = Set.of("id", "parameters", "inputs", "outputs");

    private RequestReader() {}

    /**
     * Until when an event may have happened.
     *
     * @param ahead how far that may lie ahead of the clock
     */
    public record Present(Instant now, Duration ahead) {
        void check(String name, Instant time) {
            if (time.isAfter(now.plus(ahead))) {
                throw ProblemException.invalid(
                        ("%s is %s, which lies more than %s ahead of this service's clock (%s):"
                                        + " send when it happened, set the sender's clock right, or"
                                        + " leave it out for the time of arrival")
                                .formatted(name, time, ahead, now));
            }
        }
    }

    /**
     * @throws ProblemException 400 when it is not such a request, 413 when it has too many rows
     */
    public static InferRequest read(byte[] body, Present present) {
        JsonNode root = parse(body);
        if (!root.isObject()) {
            throw ProblemException.invalid("The body must be a JSON object with inputs");
        }
        for (var entry : root.properties()) {
            if (!MEMBERS.contains(entry.getKey())) {
                throw ProblemException.invalid(
                        "A request has no member %s; it has %s"
                                .formatted(
                                        shown(entry.getKey()), new java.util.TreeSet<>(MEMBERS)));
            }
        }
        List<Tensor> inputs = inputs(root.get("inputs"));
        int rows = rows(inputs);
        return new InferRequest(
                id(root.get("id")),
                rows,
                inputs,
                eventTimes(root.get("parameters"), rows, present),
                outputs(root.get("outputs")));
    }

    private static JsonNode parse(byte[] body) {
        try {
            JsonNode root = JSON.readTree(body);
            if (root == null || root.isMissingNode()) {
                throw ProblemException.invalid("The body is empty; send a JSON object with inputs");
            }
            return root;
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw ProblemException.invalid(
                    "The body is not valid JSON%s: %s"
                            .formatted(
                                    at == null
                                            ? ""
                                            : " at line %d, column %d"
                                                    .formatted(at.getLineNr(), at.getColumnNr()),
                                    e.getOriginalMessage()));
        } catch (IOException e) {
            throw ProblemException.invalid("The body can't be read: " + e.getMessage());
        }
    }

    private static @Nullable String id(@Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isTextual() || node.textValue().length() > LONGEST_ID) {
            throw ProblemException.invalid(
                    "id must be a text of at most %d characters".formatted(LONGEST_ID));
        }
        return node.textValue();
    }

    private static List<Tensor> inputs(@Nullable JsonNode node) {
        if (node == null || !node.isArray() || node.isEmpty()) {
            throw ProblemException.invalid("inputs must be a list with at least one tensor");
        }
        List<Tensor> tensors = new ArrayList<>(node.size());
        Set<String> names = new HashSet<>();
        for (JsonNode item : node) {
            Tensor tensor = TensorReader.read(item);
            if (!names.add(tensor.name())) {
                throw ProblemException.invalid("Input " + shown(tensor.name()) + " is given twice");
            }
            tensors.add(tensor);
        }
        return tensors;
    }

    private static int rows(List<Tensor> inputs) {
        Tensor first = inputs.getFirst();
        for (Tensor input : inputs) {
            if (input.rows() != first.rows()) {
                throw ProblemException.invalid(
                        "Input %s has %d rows and input %s has %d; all need the same number"
                                .formatted(
                                        shown(first.name()),
                                        first.rows(),
                                        shown(input.name()),
                                        input.rows()));
            }
        }
        return first.rows();
    }

    private static @Nullable List<Instant> eventTimes(
            @Nullable JsonNode parameters, int rows, Present present) {
        if (parameters == null || parameters.isNull()) {
            return null;
        }
        if (!parameters.isObject()) {
            throw ProblemException.invalid("parameters must be an object");
        }
        JsonNode one = parameters.get("event_time");
        JsonNode many = parameters.get("event_times");
        if (one != null && many != null) {
            throw ProblemException.invalid("Give event_time or event_times, not both");
        }
        if (many != null) {
            return times(many, rows, present);
        }
        return one == null
                ? null
                : java.util.Collections.nCopies(rows, time("event_time", one, present));
    }

    private static List<Instant> times(JsonNode node, int rows, Present present) {
        if (!node.isArray() || node.size() != rows) {
            throw ProblemException.invalid(
                    "event_times must be a list of %d times, one a row".formatted(rows));
        }
        List<Instant> times = new ArrayList<>(rows);
        for (JsonNode time : node) {
            times.add(time("event_times[" + times.size() + "]", time, present));
        }
        return times;
    }

    private static Instant time(String name, JsonNode node, Present present) {
        try {
            Instant time =
                    OffsetDateTime.parse(node.isTextual() ? node.textValue() : "").toInstant();
            if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
                throw ProblemException.invalid(name + " must lie in the years 1900 to 2199");
            }
            present.check(name, time);
            return time;
        } catch (DateTimeParseException e) {
            throw ProblemException.invalid(
                    name + " must be an ISO 8601 time with a zone, like 2013-07-01T12:00:00Z");
        }
    }

    /** Times outside can't be meant, and some stores could not hold them. */
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private static List<String> outputs(@Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return List.of();
        }
        if (!node.isArray()) {
            throw ProblemException.invalid("outputs must be a list of objects with a name");
        }
        List<String> names = new ArrayList<>(node.size());
        for (JsonNode item : node) {
            JsonNode name = item.get("name");
            if (name == null || !name.isTextual()) {
                throw ProblemException.invalid("Each of outputs must have a name");
            }
            if (item.path("parameters").path("binary_data").asBoolean(false)) {
                throw ProblemException.invalid(
                        "Outputs are given as JSON; binary_data is not served");
            }
            names.add(name.textValue());
        }
        return names;
    }

    static void checkRows(String name, long rows) {
        if (rows > MOST_ROWS) {
            throw new ProblemException(
                    ProblemType.TOO_LARGE,
                    "Input %s has %d rows; a request has at most %d"
                            .formatted(shown(name), rows, MOST_ROWS));
        }
    }

    /** A name as an error message may show it. */
    static String shown(String name) {
        return name.length() > 64 ? name.substring(0, 64) + "…" : name;
    }
}

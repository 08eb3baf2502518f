package dev.perennial.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The whole record of a model's inferences, read page by page. */
final class Recorded {
    private final Set<String> ids = new HashSet<>();
    private final Set<String> repeated = new HashSet<>();
    private final Map<Instant, Integer> answeredByEventTime = new HashMap<>();

    private Recorded() {}

    static Recorded of(Platform platform, String model) {
        Recorded recorded = new Recorded();
        String path = "/api/monitor/v1/models/" + model + "/inferences?limit=1000";
        String cursor = "";
        do {
            JsonNode page =
                    platform.get(
                            path + "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8));
            page.path("items").forEach(recorded::add);
            cursor = page.path("nextCursor").asText("");
        } while (!cursor.isEmpty() && !cursor.equals("null"));
        return recorded;
    }

    private void add(JsonNode inference) {
        String id = inference.path("id").asText();
        if (!ids.add(id)) {
            repeated.add(id);
        } else if (!inference.path("arm").asText().equals("SHADOW")) {
            answeredByEventTime.merge(
                    Instant.parse(inference.path("eventTime").asText()), 1, Integer::sum);
        }
    }

    Set<String> ids() {
        return ids;
    }

    Set<String> repeated() {
        return repeated;
    }

    /** Inferences whose answer went to the caller: all but the shadow's. */
    int count() {
        return answeredByEventTime.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many flights of each departure are not on record. */
    Map<Instant, Integer> missing(Flights flights) {
        Map<Instant, Integer> missing = new TreeMap<>();
        flights.byDeparture()
                .forEach((at, expected) -> {
                    int found = answeredByEventTime.getOrDefault(at, 0);
                    if (found < expected) {
                        missing.put(at, expected - found);
                    }
                });
        return missing;
    }
}

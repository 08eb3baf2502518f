package dev.perennial.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.cli.client.Api;
import dev.perennial.cli.client.ApiException;
import dev.perennial.contract.monitor.GroundTruth;
import dev.perennial.contract.monitor.IngestReceipt;
import dev.perennial.contract.monitor.LabelBatch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The flights application: asks for each hour's flights, and reports what became of them when their
 * arrival is known, on the clock of 2013.
 */
final class Traffic {
    private static final int LABELS_A_CALL = 2_000;
    private static final Duration SERVED_WITHIN = Duration.ofSeconds(30);

    /** An answered flight. */
    record Answered(String inference, Flights.Flight flight, String version) {}

    private record Pending(Instant knownAt, GroundTruth truth) {}

    private final Api application;
    private final String model;
    private final Flights flights;
    private final List<Answered> answered = new ArrayList<>();
    private final PriorityQueue<Pending> pending =
            new PriorityQueue<>(Comparator.comparing(Pending::knownAt));
    private long labels;

    Traffic(Api application, String model, Flights flights) {
        this.application = application;
        this.model = model;
        this.flights = flights;
    }

    /** Waits until the model serves: servers follow an alias within seconds. */
    void awaitServed() {
        Instant giveUp = Instant.now().plus(SERVED_WITHIN);
        while (true) {
            try {
                application.get("/v2/models/" + Api.path(model) + "/ready");
                return;
            } catch (ApiException e) {
                if (Instant.now().isAfter(giveUp)) {
                    throw e;
                }
                Waiting.pause(200);
            }
        }
    }

    /** Asks for one hour's flights in one request. */
    void ask(List<Flights.Flight> hour) {
        JsonNode answer =
                application.post(
                        "/v2/models/" + Api.path(model) + "/infer",
                        "demo-" + model + "-" + hour.getFirst().id(),
                        request(hour),
                        JsonNode.class);
        String version = answer.path("model_version").asText();
        JsonNode ids = answer.path("parameters").path("inference_ids");
        if (ids.size() != hour.size()) {
            throw new ApiException(1, "An answer lacks its inference ids: " + answer);
        }
        for (int row = 0; row < hour.size(); row++) {
            Flights.Flight flight = hour.get(row);
            String id = ids.get(row).asText();
            answered.add(new Answered(id, flight, version));
            Flights.Label label = flights.labels().get(flight.id());
            if (label != null) {
                pending.add(
                        new Pending(
                                label.knownAt(),
                                new GroundTruth(id, label.value(), label.knownAt())));
            }
        }
    }

    private ObjectNode request(List<Flights.Flight> hour) {
        ObjectNode request = Api.JSON.createObjectNode();
        request.put("id", hour.getFirst().id());
        ArrayNode times = request.putObject("parameters").putArray("event_times");
        hour.forEach(flight -> times.add(flight.at().toString()));
        ArrayNode inputs = request.putArray("inputs");
        int column = 0;
        for (var feature : flights.features().entrySet()) {
            ObjectNode input = inputs.addObject();
            input.put("name", feature.getKey());
            input.put("datatype", feature.getValue() ? "FP64" : "BYTES");
            input.putArray("shape").add(hour.size());
            ArrayNode data = input.putArray("data");
            for (Flights.Flight flight : hour) {
                data.addPOJO(flight.values().get(column));
            }
            column++;
        }
        return request;
    }

    /** Reports the labels that are known by now on the clock of 2013. */
    void reportUntil(Instant now) {
        List<GroundTruth> known = new ArrayList<>();
        while (!pending.isEmpty() && !pending.peek().knownAt().isAfter(now)) {
            known.add(pending.remove().truth());
            if (known.size() == LABELS_A_CALL) {
                report(known);
                known = new ArrayList<>();
            }
        }
        if (!known.isEmpty()) {
            report(known);
        }
    }

    private void report(List<GroundTruth> known) {
        application.post(
                "/api/monitor/v1/labels", new LabelBatch(List.copyOf(known)), IngestReceipt.class);
        labels += known.size();
    }

    List<Answered> answered() {
        return answered;
    }

    long labels() {
        return labels;
    }
}

package dev.perennial.registry.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.contract.Role;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.registry.tracking.Run;
import dev.perennial.registry.tracking.Runs;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What MLflow's clients log to a run. */
@Path("/api/2.0/mlflow")
@RolesAllowed({Role.ADMIN, Role.SCIENTIST, Role.ENGINEER})
@RunOnVirtualThread
public class RunLogResource {
    private static final int MOST_METRICS = 1000;
    private static final int MOST_PAIRS = 100;
    private static final int LONGEST_PARAM = 6000;
    private static final int LONGEST_TAG = 8000;

    private final Runs runs;
    private final Clock clock;

    RunLogResource(Runs runs, Clock clock) {
        this.runs = runs;
        this.clock = clock;
    }

    @POST
    @Path("/runs/log-metric")
    public ObjectNode metric(@Nullable String body) {
        Ask ask = Ask.of(body);
        runs.log(runId(ask), List.of(point(ask.body())), Map.of(), Map.of());
        return Tell.object();
    }

    @POST
    @Path("/runs/log-parameter")
    public ObjectNode parameter(@Nullable String body) {
        Ask ask = Ask.of(body);
        String value = ask.text("value");
        Map<String, String> params = Map.of(ask.need("key"), value == null ? "" : value);
        bounded(params, LONGEST_PARAM, "params");
        runs.log(runId(ask), List.of(), params, Map.of());
        return Tell.object();
    }

    @POST
    @Path("/runs/set-tag")
    public ObjectNode setTag(@Nullable String body) {
        Ask ask = Ask.of(body);
        String value = ask.text("value");
        Map<String, String> tags = Map.of(ask.need("key"), value == null ? "" : value);
        bounded(tags, LONGEST_TAG, "tags");
        runs.log(runId(ask), List.of(), Map.of(), tags);
        return Tell.object();
    }

    @POST
    @Path("/runs/delete-tag")
    public ObjectNode deleteTag(@Nullable String body) {
        Ask ask = Ask.of(body);
        runs.deleteTag(runId(ask), ask.need("key"));
        return Tell.object();
    }

    @POST
    @Path("/runs/log-batch")
    public ObjectNode batch(@Nullable String body) {
        Ask ask = Ask.of(body);
        List<Run.Metric> points = new ArrayList<>();
        ask.list("metrics").forEach(node -> points.add(point(node)));
        Map<String, String> params = ask.pairs("params");
        Map<String, String> tags = ask.pairs("tags");
        if (points.size() > MOST_METRICS
                || params.size() > MOST_PAIRS
                || tags.size() > MOST_PAIRS) {
            throw ProblemException.invalid(
                    "A batch logging request can contain at most 1000 metrics, 100 params and 100"
                            + " tags");
        }
        bounded(params, LONGEST_PARAM, "params");
        bounded(tags, LONGEST_TAG, "tags");
        runs.log(runId(ask), points, params, tags);
        return Tell.object();
    }

    @POST
    @Path("/runs/log-inputs")
    public ObjectNode inputs(@Nullable String body) {
        Ask ask = Ask.of(body);
        ObjectNode inputs = Tell.object();
        inputs.set("datasets", ask.list("datasets"));
        inputs.set("models", ask.list("models"));
        runs.addInputs(runId(ask), inputs);
        return Tell.object();
    }

    @POST
    @Path("/runs/outputs")
    public ObjectNode outputs(@Nullable String body) {
        Ask ask = Ask.of(body);
        ObjectNode outputs = Tell.object();
        outputs.set("outputs", ask.list("models"));
        runs.addInputs(runId(ask), outputs);
        return Tell.object();
    }

    /** Older clients tell the run of a model that they logged to it. */
    @POST
    @Path("/runs/log-model")
    public ObjectNode model(@Nullable String body) {
        Ask ask = Ask.of(body);
        runs.log(
                runId(ask),
                List.of(),
                Map.of(),
                Map.of("mlflow.log-model.history", "[" + ask.need("model_json") + "]"));
        return Tell.object();
    }

    private static String runId(Ask ask) {
        String uuid = ask.text("run_uuid");
        return ask.text("run_id") == null && uuid != null ? uuid : ask.need("run_id");
    }

    private Run.Metric point(JsonNode node) {
        String key = Ask.text(node, "key");
        if (key == null || key.isEmpty() || key.length() > 250) {
            throw ProblemException.invalid("Missing value for required parameter 'key'");
        }
        Long timestamp = Ask.whole(node, "timestamp");
        Long step = Ask.whole(node, "step");
        return new Run.Metric(
                key,
                Ask.number(node, "value"),
                timestamp == null ? clock.millis() : timestamp,
                step == null ? 0 : step);
    }

    private static void bounded(Map<String, String> pairs, int longest, String name) {
        pairs.forEach((key, value) -> {
            if (value.length() > longest) {
                throw ProblemException.invalid(
                        name + " value of '" + key + "' is longer than " + longest);
            }
        });
    }
}

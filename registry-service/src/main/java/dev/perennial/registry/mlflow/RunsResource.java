package dev.perennial.registry.mlflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.contract.Role;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.registry.mlflow.core.Filter;
import dev.perennial.registry.tracking.Artifacts;
import dev.perennial.registry.tracking.Run;
import dev.perennial.registry.tracking.Runs;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** MLflow's runs: making, finding, ending. */
@Path("/api/2.0/mlflow")
@Authenticated
@RunOnVirtualThread
public class RunsResource {
    private static final Set<String> STATES =
            Set.of("RUNNING", "SCHEDULED", "FINISHED", "FAILED", "KILLED");

    private final Runs runs;
    private final Artifacts artifacts;
    private final Clock clock;

    RunsResource(Runs runs, Artifacts artifacts, Clock clock) {
        this.runs = runs;
        this.artifacts = artifacts;
        this.clock = clock;
    }

    @POST
    @Path("/runs/create")
    @RolesAllowed({Role.ADMIN, Role.SCIENTIST, Role.ENGINEER})
    public ObjectNode create(@Nullable String body) {
        Ask ask = Ask.of(body);
        Long started = ask.whole("start_time");
        Run run =
                runs.create(
                        new Runs.Start(
                                ask.need("experiment_id"),
                                ask.text("run_name"),
                                ask.text("user_id"),
                                started == null ? clock.millis() : started,
                                ask.pairs("tags")));
        return Tell.with("run", RunViews.view(run));
    }

    @GET
    @Path("/runs/get")
    public ObjectNode get(
            @QueryParam("run_id") @Nullable String id,
            @QueryParam("run_uuid") @Nullable String uuid) {
        return Tell.with(
                "run", RunViews.view(runs.get(Query.need("run_id", id == null ? uuid : id))));
    }

    @POST
    @Path("/runs/search")
    public ObjectNode search(@Nullable String body) {
        Ask ask = Ask.of(body);
        Filter filter = Filter.parse(ask.text("filter"));
        String shown = Optional.ofNullable(ask.text("run_view_type")).orElse("ACTIVE_ONLY");
        Comparator<Run> order = Orders.of(ask.texts("order_by"), RunViews::value);
        var found =
                runs.of(ask.texts("experiment_ids")).stream()
                        .filter(run -> Query.isShown(shown, run.lifecycle()))
                        .filter(run -> filter.passes(key -> RunViews.value(run, key)));
        List<Run> sorted = (order == null ? found : found.sorted(order)).toList();
        return Tell.page(
                "runs",
                sorted,
                ask.text("page_token"),
                ask.size("max_results", 1000, 50_000),
                RunViews::view);
    }

    @POST
    @Path("/runs/update")
    @RolesAllowed({Role.ADMIN, Role.SCIENTIST, Role.ENGINEER})
    public ObjectNode update(@Nullable String body) {
        Ask ask = Ask.of(body);
        String status = ask.text("status");
        if (status != null && !STATES.contains(status)) {
            throw ProblemException.invalid(
                    "Invalid value " + status + " for parameter 'status' supplied");
        }
        Run run =
                runs.update(
                        ask.need("run_id"), status, ask.whole("end_time"), ask.text("run_name"));
        return Tell.with("run_info", RunViews.info(run));
    }

    @POST
    @Path("/runs/delete")
    @RolesAllowed({Role.ADMIN, Role.SCIENTIST, Role.ENGINEER})
    public ObjectNode delete(@Nullable String body) {
        runs.setLifecycle(Ask.of(body).need("run_id"), "deleted");
        return Tell.object();
    }

    @POST
    @Path("/runs/restore")
    @RolesAllowed({Role.ADMIN, Role.SCIENTIST, Role.ENGINEER})
    public ObjectNode restore(@Nullable String body) {
        runs.setLifecycle(Ask.of(body).need("run_id"), "active");
        return Tell.object();
    }

    @GET
    @Path("/metrics/get-history")
    public ObjectNode history(
            @QueryParam("run_id") @Nullable String run,
            @QueryParam("metric_key") @Nullable String key,
            @QueryParam("max_results") @Nullable String most,
            @QueryParam("page_token") @Nullable String token) {
        int size = Query.size(most, 25_000, 25_000);
        int from = Tell.offset(token);
        List<Run.Metric> points =
                runs.history(
                        Query.need("run_id", run), Query.need("metric_key", key), from, size + 1);
        ObjectNode answer = Tell.object();
        if (!points.isEmpty()) {
            RunViews.points(
                    answer.putArray("metrics"), points.subList(0, Math.min(size, points.size())));
        }
        if (points.size() > size) {
            answer.put("next_page_token", Tell.token(from + size));
        }
        return answer;
    }

    /** Artifacts of a run, with paths from its root on. */
    @GET
    @Path("/artifacts/list")
    public ObjectNode artifacts(
            @QueryParam("run_id") @Nullable String id,
            @QueryParam("run_uuid") @Nullable String uuid,
            @QueryParam("path") @Nullable String path) {
        Run run = runs.get(Query.need("run_id", id == null ? uuid : id));
        String root = run.experimentId() + "/" + run.id() + "/artifacts";
        boolean top = path == null || path.isEmpty();
        List<Artifacts.Entry> entries = artifacts.list(top ? root : root + "/" + path);
        return RunViews.files(entries, top ? "" : path + "/").put("root_uri", run.artifacts());
    }
}

package dev.perennial.registry.mlflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.contract.Role;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.registry.mlflow.core.Filter;
import dev.perennial.registry.tracking.Experiment;
import dev.perennial.registry.tracking.Experiments;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** MLflow's experiments. */
@Path("/api/2.0/mlflow/experiments")
@Authenticated
@RunOnVirtualThread
public class ExperimentsResource {
    private final Experiments experiments;

    ExperimentsResource(Experiments experiments) {
        this.experiments = experiments;
    }

    @POST
    @Path("/create")
    @RolesAllowed({Role.ADMIN, Role.SCIENTIST, Role.ENGINEER})
    public ObjectNode create(@Nullable String body) {
        Ask ask = Ask.of(body);
        Experiment made = experiments.create(ask.need("name"), ask.pairs("tags"));
        return Tell.object().put("experiment_id", made.id());
    }

    @GET
    @Path("/get")
    public ObjectNode get(@QueryParam("experiment_id") @Nullable String id) {
        return Tell.with("experiment", view(experiments.get(Query.need("experiment_id", id))));
    }

    @GET
    @Path("/get-by-name")
    public ObjectNode byName(@QueryParam("experiment_name") @Nullable String name) {
        Experiment found =
                experiments
                        .byName(Query.need("experiment_name", name))
                        .orElseThrow(() ->
                                ProblemException.notFound(
                                        "Could not find experiment with name '" + name + "'"));
        return Tell.with("experiment", view(found));
    }

    @POST
    @Path("/search")
    public ObjectNode search(@Nullable String body) {
        Ask ask = Ask.of(body);
        Filter filter = Filter.parse(ask.text("filter"));
        String shown = Optional.ofNullable(ask.text("view_type")).orElse("ACTIVE_ONLY");
        List<Experiment> found =
                experiments.all().stream()
                        .filter(one -> Query.isShown(shown, one.lifecycle()))
                        .filter(one -> filter.passes(key -> value(one, key)))
                        .toList();
        return Tell.page(
                "experiments",
                found,
                ask.text("page_token"),
                ask.size("max_results", 1000, 50_000),
                ExperimentsResource::view);
    }

    private static @Nullable Object value(Experiment experiment, String key) {
        if (key.startsWith("tags.") || key.startsWith("tag.")) {
            return experiment.tags().get(key.substring(key.indexOf('.') + 1));
        }
        return switch (key.replaceFirst("^attributes?\\.", "")) {
            case "name" -> experiment.name();
            case "experiment_id" -> experiment.id();
            case "creation_time" -> experiment.createdAt().toEpochMilli();
            case "last_update_time" -> experiment.updatedAt().toEpochMilli();
            default ->
                    throw Query.unknown(
                            key, "name, experiment_id, creation_time, last_update_time, tags.");
        };
    }

    @POST
    @Path("/update")
    @RolesAllowed({Role.ADMIN, Role.SCIENTIST, Role.ENGINEER})
    public ObjectNode update(@Nullable String body) {
        Ask ask = Ask.of(body);
        experiments.rename(ask.need("experiment_id"), ask.need("new_name"));
        return Tell.object();
    }

    @POST
    @Path("/delete")
    @RolesAllowed({Role.ADMIN, Role.SCIENTIST, Role.ENGINEER})
    public ObjectNode delete(@Nullable String body) {
        experiments.setLifecycle(Ask.of(body).need("experiment_id"), "deleted");
        return Tell.object();
    }

    @POST
    @Path("/restore")
    @RolesAllowed({Role.ADMIN, Role.SCIENTIST, Role.ENGINEER})
    public ObjectNode restore(@Nullable String body) {
        experiments.setLifecycle(Ask.of(body).need("experiment_id"), "active");
        return Tell.object();
    }

    @POST
    @Path("/set-experiment-tag")
    @RolesAllowed({Role.ADMIN, Role.SCIENTIST, Role.ENGINEER})
    public ObjectNode setTag(@Nullable String body) {
        Ask ask = Ask.of(body);
        String value = ask.text("value");
        experiments.setTag(ask.need("experiment_id"), ask.need("key"), value == null ? "" : value);
        return Tell.object();
    }

    @POST
    @Path("/delete-experiment-tag")
    @RolesAllowed({Role.ADMIN, Role.SCIENTIST, Role.ENGINEER})
    public ObjectNode deleteTag(@Nullable String body) {
        Ask ask = Ask.of(body);
        experiments.deleteTag(ask.need("experiment_id"), ask.need("key"));
        return Tell.object();
    }

    private static ObjectNode view(Experiment experiment) {
        ObjectNode node =
                Tell.object()
                        .put("experiment_id", experiment.id())
                        .put("name", experiment.name())
                        .put("artifact_location", experiment.artifacts())
                        .put("lifecycle_stage", experiment.lifecycle())
                        .put("creation_time", experiment.createdAt().toEpochMilli())
                        .put("last_update_time", experiment.updatedAt().toEpochMilli());
        Tell.pairs(node, "tags", Map.copyOf(experiment.tags()));
        return node;
    }
}

package dev.perennial.registry.mlflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.contract.Role;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.registry.mlflow.core.Filter;
import dev.perennial.registry.tracking.LoggedModel;
import dev.perennial.registry.tracking.LoggedModels;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** MLflow's logged models. */
@Path("/api/2.0/mlflow/logged-models")
@Authenticated
@RunOnVirtualThread
public class LoggedModelsResource {
    private static final Set<String> ENDS =
            Set.of("LOGGED_MODEL_READY", "LOGGED_MODEL_UPLOAD_FAILED", "LOGGED_MODEL_PENDING");

    private final LoggedModels models;

    LoggedModelsResource(LoggedModels models) {
        this.models = models;
    }

    @POST
    @RolesAllowed({Role.ADMIN, Role.SCIENTIST, Role.ENGINEER})
    public ObjectNode create(@Nullable String body) {
        Ask ask = Ask.of(body);
        return answer(
                models.create(
                        new LoggedModels.Start(
                                ask.need("experiment_id"),
                                ask.text("name"),
                                ask.text("model_type"),
                                ask.text("source_run_id"),
                                ask.pairs("params"),
                                ask.pairs("tags"))));
    }

    @GET
    @Path("/{id}")
    public ObjectNode get(@PathParam("id") String id) {
        return answer(models.get(id));
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed({Role.ADMIN, Role.SCIENTIST, Role.ENGINEER})
    public ObjectNode finish(@PathParam("id") String id, @Nullable String body) {
        String status = Ask.of(body).need("status");
        if (!ENDS.contains(status)) {
            throw ProblemException.invalid(
                    "Invalid value " + status + " for parameter 'status' supplied");
        }
        return answer(models.finish(id, status));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Role.ADMIN, Role.SCIENTIST, Role.ENGINEER})
    public ObjectNode delete(@PathParam("id") String id) {
        models.delete(id);
        return Tell.object();
    }

    @PATCH
    @Path("/{id}/tags")
    @RolesAllowed({Role.ADMIN, Role.SCIENTIST, Role.ENGINEER})
    public ObjectNode setTags(@PathParam("id") String id, @Nullable String body) {
        return answer(models.setTags(id, Ask.of(body).pairs("tags")));
    }

    @DELETE
    @Path("/{id}/tags/{key}")
    @RolesAllowed({Role.ADMIN, Role.SCIENTIST, Role.ENGINEER})
    public ObjectNode deleteTag(@PathParam("id") String id, @PathParam("key") String key) {
        return answer(models.deleteTag(id, key));
    }

    @POST
    @Path("/{id}/params")
    @RolesAllowed({Role.ADMIN, Role.SCIENTIST, Role.ENGINEER})
    public ObjectNode params(@PathParam("id") String id, @Nullable String body) {
        return answer(models.addParams(id, Ask.of(body).pairs("params")));
    }

    @POST
    @Path("/search")
    public ObjectNode search(@Nullable String body) {
        Ask ask = Ask.of(body);
        Filter filter = Filter.parse(ask.text("filter"));
        List<LoggedModel> found =
                models.of(ask.texts("experiment_ids")).stream()
                        .filter(one -> filter.passes(key -> value(one, key)))
                        .toList();
        return Tell.page(
                "models",
                found,
                ask.text("page_token"),
                ask.size("max_results", 100, 1000),
                LoggedModelsResource::view);
    }

    private static @Nullable Object value(LoggedModel model, String key) {
        String name = key.substring(key.indexOf('.') + 1);
        if (key.startsWith("tags.")) {
            return model.tags().get(name);
        }
        if (key.startsWith("params.")) {
            return model.params().get(name);
        }
        return switch (name) {
            case "name" -> model.name();
            case "model_id" -> model.id();
            case "model_type" -> model.modelType();
            case "status" -> model.status();
            case "source_run_id" -> model.sourceRunId();
            case "creation_timestamp", "creation_time" -> model.createdAt().toEpochMilli();
            case "last_updated_timestamp" -> model.updatedAt().toEpochMilli();
            default ->
                    throw Query.unknown(
                            key,
                            "name, model_id, model_type, status, source_run_id,"
                                    + " creation_timestamp, last_updated_timestamp, params., tags.");
        };
    }

    private static ObjectNode answer(LoggedModel model) {
        return Tell.with("model", view(model));
    }

    private static ObjectNode view(LoggedModel model) {
        ObjectNode info =
                Tell.object()
                        .put("model_id", model.id())
                        .put("experiment_id", model.experimentId())
                        .put("name", model.name())
                        .put("creation_timestamp_ms", model.createdAt().toEpochMilli())
                        .put("last_updated_timestamp_ms", model.updatedAt().toEpochMilli())
                        .put("artifact_uri", "mlflow-artifacts:/" + model.folder())
                        .put("status", model.status());
        Tell.put(info, "model_type", model.modelType());
        Tell.put(info, "source_run_id", model.sourceRunId());
        Tell.pairs(info, "tags", model.tags());
        ObjectNode node = Tell.with("info", info);
        Tell.pairs(node.putObject("data"), "params", model.params());
        return node;
    }
}

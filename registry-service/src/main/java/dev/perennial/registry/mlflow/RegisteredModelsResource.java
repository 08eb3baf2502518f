package dev.perennial.registry.mlflow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.contract.Role;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.registry.mlflow.core.Filter;
import dev.perennial.registry.model.Aliases;
import dev.perennial.registry.model.ModelVersions;
import dev.perennial.registry.model.Models;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** MLflow's registered models and aliases. */
@Path("/api/2.0/mlflow/registered-models")
@Authenticated
@RunOnVirtualThread
public class RegisteredModelsResource {
    private final Models models;
    private final ModelVersions versions;
    private final Aliases aliases;

    RegisteredModelsResource(Models models, ModelVersions versions, Aliases aliases) {
        this.models = models;
        this.versions = versions;
        this.aliases = aliases;
    }

    @POST
    @Path("/create")
    @RolesAllowed({Role.ADMIN, Role.SCIENTIST, Role.ENGINEER})
    public ObjectNode create(@Nullable String body) {
        Ask ask = Ask.of(body);
        return answer(models.create(ask.need("name"), ask.text("description"), ask.pairs("tags")));
    }

    @GET
    @Path("/get")
    public ObjectNode get(@QueryParam("name") @Nullable String name) {
        return answer(models.get(Query.need("name", name)));
    }

    @GET
    @Path("/search")
    public ObjectNode search(
            @QueryParam("filter") @Nullable String text,
            @QueryParam("max_results") @Nullable String most,
            @QueryParam("order_by") @Nullable List<String> orders,
            @QueryParam("page_token") @Nullable String token) {
        Filter filter = Filter.parse(text);
        Comparator<Models.Registered> order =
                Orders.of(orders == null ? List.of() : orders, RegistryViews::value);
        var found =
                models.all().stream()
                        .filter(one -> filter.passes(key -> RegistryViews.value(one, key)));
        return Tell.page(
                "registered_models",
                (order == null ? found : found.sorted(order)).toList(),
                token,
                Query.size(most, 100, 1000),
                this::view);
    }

    @POST
    @Path("/rename")
    @RolesAllowed({Role.ADMIN, Role.SCIENTIST, Role.ENGINEER})
    public ObjectNode rename(@Nullable String body) {
        Ask ask = Ask.of(body);
        return answer(models.rename(ask.need("name"), ask.need("new_name")));
    }

    @PATCH
    @Path("/update")
    @RolesAllowed({Role.ADMIN, Role.SCIENTIST, Role.ENGINEER})
    public ObjectNode update(@Nullable String body) {
        Ask ask = Ask.of(body);
        return answer(models.describe(ask.need("name"), ask.text("description")));
    }

    @DELETE
    @Path("/delete")
    @RolesAllowed({Role.ADMIN, Role.SCIENTIST, Role.ENGINEER})
    public ObjectNode delete(@Nullable String body) {
        aliases.deleteModel(models, Ask.of(body).need("name"));
        return Tell.object();
    }

    @POST
    @Path("/set-tag")
    @RolesAllowed({Role.ADMIN, Role.SCIENTIST, Role.ENGINEER})
    public ObjectNode setTag(@Nullable String body) {
        Ask ask = Ask.of(body);
        String value = ask.text("value");
        models.setTag(ask.need("name"), ask.need("key"), value == null ? "" : value);
        return Tell.object();
    }

    @DELETE
    @Path("/delete-tag")
    @RolesAllowed({Role.ADMIN, Role.SCIENTIST, Role.ENGINEER})
    public ObjectNode deleteTag(@Nullable String body) {
        Ask ask = Ask.of(body);
        models.deleteTag(ask.need("name"), ask.need("key"));
        return Tell.object();
    }

    @POST
    @Path("/get-latest-versions")
    public ObjectNode latest(@Nullable String body) {
        ObjectNode answer = Tell.object();
        ArrayNode list = answer.putArray("model_versions");
        String name = Ask.of(body).need("name");
        models.get(name);
        versions.newest(name).ifPresent(version -> list.add(RegistryViews.version(version)));
        return answer;
    }

    @POST
    @Path("/alias")
    public ObjectNode setAlias(@Nullable String body) {
        Ask ask = Ask.of(body);
        aliases.point(ask.need("name"), ask.need("alias"), ask.need("version"));
        return Tell.object();
    }

    @DELETE
    @Path("/alias")
    public ObjectNode removeAlias(@Nullable String body) {
        Ask ask = Ask.of(body);
        aliases.remove(ask.need("name"), ask.need("alias"));
        return Tell.object();
    }

    @GET
    @Path("/alias")
    public ObjectNode byAlias(
            @QueryParam("name") @Nullable String name,
            @QueryParam("alias") @Nullable String alias) {
        String version =
                aliases.find(Query.need("name", name), Query.need("alias", alias), null)
                        .map(found -> found.version())
                        .orElseThrow(() ->
                                ProblemException.invalid(
                                        "Registered model alias " + alias + " not found."));
        return Tell.with(
                "model_version",
                RegistryViews.version(versions.get(Query.need("name", name), version)));
    }

    private ObjectNode answer(Models.Registered model) {
        return Tell.with("registered_model", view(model));
    }

    private ObjectNode view(Models.Registered model) {
        return RegistryViews.model(model, versions.newest(model.name()).stream().toList());
    }
}

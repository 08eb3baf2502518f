package dev.perennial.registry.mlflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.contract.Role;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.registry.mlflow.core.Filter;
import dev.perennial.registry.model.Aliases;
import dev.perennial.registry.model.ModelVersions;
import dev.perennial.registry.model.Models;
import dev.perennial.registry.tracking.Run;
import dev.perennial.registry.tracking.Runs;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** MLflow's model versions. */
@Path("/api/2.0/mlflow/model-versions")
@Authenticated
@RunOnVirtualThread
public class VersionsResource {
    private final Models models;
    private final ModelVersions versions;
    private final Aliases aliases;
    private final Sources sources;
    private final Runs runs;

    VersionsResource(
            Models models, ModelVersions versions, Aliases aliases, Sources sources, Runs runs) {
        this.models = models;
        this.versions = versions;
        this.aliases = aliases;
        this.sources = sources;
        this.runs = runs;
    }

    @POST
    @Path("/create")
    @RolesAllowed({Role.ADMIN, Role.SCIENTIST, Role.ENGINEER})
    public ObjectNode create(@Nullable String body) {
        Ask ask = Ask.of(body);
        String name = ask.need("name");
        Sources.Source source =
                sources.of(ask.need("source"), ask.text("run_id"), ask.text("model_id"));
        return answer(
                versions.create(
                        name,
                        source.files(),
                        source.origin(),
                        new ModelVersions.Facts(
                                ask.text("description"),
                                source.params(),
                                metrics(source.origin().runId()),
                                ask.pairs("tags"))));
    }

    private Map<String, Double> metrics(@Nullable String runId) {
        Map<String, Double> metrics = new HashMap<>();
        if (runId != null) {
            for (Run.Metric point : runs.get(runId).metrics()) {
                if (Double.isFinite(point.value())) {
                    metrics.put(point.key(), point.value());
                }
            }
        }
        return metrics;
    }

    @GET
    @Path("/get")
    public ObjectNode get(
            @QueryParam("name") @Nullable String name,
            @QueryParam("version") @Nullable String version) {
        return answer(versions.get(Query.need("name", name), Query.need("version", version)));
    }

    @GET
    @Path("/get-download-uri")
    public ObjectNode download(
            @QueryParam("name") @Nullable String name,
            @QueryParam("version") @Nullable String version) {
        ModelVersions.Version found =
                versions.get(Query.need("name", name), Query.need("version", version));
        return Tell.object().put("artifact_uri", FrozenFiles.uri(found.view().versionId()));
    }

    @GET
    @Path("/search")
    public ObjectNode search(
            @QueryParam("filter") @Nullable String text,
            @QueryParam("max_results") @Nullable String most,
            @QueryParam("order_by") @Nullable List<String> orders,
            @QueryParam("page_token") @Nullable String token) {
        Filter filter = Filter.parse(text);
        Comparator<ModelVersions.Version> order =
                Orders.of(orders == null ? List.of() : orders, RegistryViews::value);
        var found =
                candidates(filter).stream()
                        .filter(one -> filter.passes(key -> RegistryViews.value(one, key)));
        return Tell.page(
                "model_versions",
                (order == null ? found : found.sorted(order)).toList(),
                token,
                Query.size(most, 10_000, 200_000),
                RegistryViews::version);
    }

    /** Versions of the model that a filter names, or of all. */
    private List<ModelVersions.Version> candidates(Filter filter) {
        for (Filter.Comparison comparison : filter.comparisons()) {
            if (comparison.key().equals("name") && comparison.operator().equals("=")) {
                return versions.of(comparison.values().getFirst());
            }
        }
        return models.all().stream().flatMap(model -> versions.of(model.name()).stream()).toList();
    }

    @PATCH
    @Path("/update")
    @RolesAllowed({Role.ADMIN, Role.SCIENTIST, Role.ENGINEER})
    public ObjectNode update(@Nullable String body) {
        Ask ask = Ask.of(body);
        return answer(
                versions.describe(ask.need("name"), ask.need("version"), ask.text("description")));
    }

    @DELETE
    @Path("/delete")
    @RolesAllowed({Role.ADMIN, Role.SCIENTIST, Role.ENGINEER})
    public ObjectNode delete(@Nullable String body) {
        Ask ask = Ask.of(body);
        aliases.deleteVersion(versions, ask.need("name"), ask.need("version"));
        return Tell.object();
    }

    @POST
    @Path("/set-tag")
    @RolesAllowed({Role.ADMIN, Role.SCIENTIST, Role.ENGINEER})
    public ObjectNode setTag(@Nullable String body) {
        Ask ask = Ask.of(body);
        String value = ask.text("value");
        versions.setTag(
                ask.need("name"), ask.need("version"), ask.need("key"), value == null ? "" : value);
        return Tell.object();
    }

    @DELETE
    @Path("/delete-tag")
    @RolesAllowed({Role.ADMIN, Role.SCIENTIST, Role.ENGINEER})
    public ObjectNode deleteTag(@Nullable String body) {
        Ask ask = Ask.of(body);
        versions.deleteTag(ask.need("name"), ask.need("version"), ask.need("key"));
        return Tell.object();
    }

    @POST
    @Path("/transition-stage")
    @RolesAllowed({Role.ADMIN, Role.SCIENTIST, Role.ENGINEER})
    public ObjectNode transition(@Nullable String body) {
        Ask.of(body);
        throw ProblemException.invalid(
                "Stages are not used here: set an alias, for example 'challenger', instead");
    }

    private static ObjectNode answer(ModelVersions.Version version) {
        return Tell.with("model_version", RegistryViews.version(version));
    }
}

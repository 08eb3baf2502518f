package dev.perennial.inference.protocol;

import dev.perennial.inference.access.Access;
import dev.perennial.inference.models.Champions;
import dev.perennial.inference.models.LoadedModels;
import dev.perennial.inference.models.ModelStore;
import dev.perennial.inference.models.core.LoadedModel;
import dev.perennial.inference.models.core.VersionKey;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/** What the server and its models are, and whether they are ready, by the protocol. */
@Path("/v2")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Blocking
public class MetadataResource {
    private final Champions champions;
    private final ModelStore store;
    private final LoadedModels loaded;
    private final Fitness fitness;
    private final Access access;

    MetadataResource(
            Champions champions,
            ModelStore store,
            LoadedModels loaded,
            Fitness fitness,
            Access access) {
        this.champions = champions;
        this.store = store;
        this.loaded = loaded;
        this.fitness = fitness;
        this.access = access;
    }

    /** The server itself. */
    public record ServerMetadata(String name, String version, List<String> extensions) {}

    @GET
    public ServerMetadata server() {
        return new ServerMetadata("perennial-inference-service", "0.1.0", List.of());
    }

    @GET
    @Path("/health/live")
    @PermitAll
    public Map<String, Boolean> live() {
        return Map.of("live", true);
    }

    @GET
    @Path("/health/ready")
    @PermitAll
    public Response ready() {
        boolean is = fitness.problems().isEmpty();
        return Response.status(is ? 200 : 503).entity(Map.of("ready", is)).build();
    }

    @GET
    @Path("/models/{model}")
    public ModelMetadata model(@PathParam("model") String model) {
        access.toRead(model);
        try (LoadedModel.Lease lease = champions.lease(model)) {
            return metadata(lease);
        }
    }

    @GET
    @Path("/models/{model}/versions/{version}")
    public ModelMetadata version(
            @PathParam("model") String model, @PathParam("version") String version) {
        access.toRead(model);
        try (LoadedModel.Lease lease = store.lease(new VersionKey(model, version))) {
            return metadata(lease);
        }
    }

    private ModelMetadata metadata(LoadedModel.Lease lease) {
        var signature = lease.predictor().signature();
        String model = lease.model().known().model();
        return new ModelMetadata(
                model,
                loaded.ready(model),
                lease.model().platform(),
                ModelMetadata.tensors(signature.inputs()),
                ModelMetadata.tensors(signature.outputs()));
    }

    @GET
    @Path("/models/{model}/ready")
    public Map<String, Object> modelReady(@PathParam("model") String model) {
        access.toRead(model);
        champions.lease(model).close();
        return Map.of("name", model, "ready", true);
    }

    @GET
    @Path("/models/{model}/versions/{version}/ready")
    public Map<String, Object> versionReady(
            @PathParam("model") String model, @PathParam("version") String version) {
        access.toRead(model);
        store.lease(new VersionKey(model, version)).close();
        return Map.of("name", model, "ready", true);
    }
}

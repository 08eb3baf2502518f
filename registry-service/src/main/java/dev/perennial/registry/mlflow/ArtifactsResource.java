package dev.perennial.registry.mlflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.contract.Role;
import dev.perennial.contract.registry.FileEntry;
import dev.perennial.registry.store.BlobStore;
import dev.perennial.registry.tracking.Artifacts;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** MLflow's proxied artifacts. */
@Path("/api/2.0/mlflow-artifacts/artifacts")
@Authenticated
@RunOnVirtualThread
public class ArtifactsResource {
    private final Artifacts artifacts;
    private final FrozenFiles frozen;
    private final BlobStore store;

    ArtifactsResource(Artifacts artifacts, FrozenFiles frozen, BlobStore store) {
        this.store = store;
        this.frozen = frozen;
        this.artifacts = artifacts;
    }

    @PUT
    @Path("/{path:.+}")
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.ADMIN, Role.SCIENTIST, Role.ENGINEER})
    public ObjectNode put(@PathParam("path") String path, InputStream body) {
        FrozenFiles.refuse(path);
        artifacts.put(path, body);
        return Tell.object();
    }

    @GET
    @Path("/{path:.+}")
    @Produces(MediaType.WILDCARD)
    public Response get(@PathParam("path") String path) {
        FileEntry file = FrozenFiles.isOne(path) ? frozen.file(path) : artifacts.file(path);
        String name = path.substring(path.lastIndexOf('/') + 1).replaceAll("[\"\\r\\n]", "_");
        return Response.ok(store.open(file.sha256()), MediaType.APPLICATION_OCTET_STREAM)
                .header("Content-Length", file.size())
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .header("ETag", "\"" + file.sha256() + "\"")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public ObjectNode list(@QueryParam("path") @Nullable String path) {
        String folder = Query.need("path", path);
        return RunViews.files(
                FrozenFiles.isOne(folder) ? frozen.list(folder) : artifacts.list(folder), "");
    }

    @DELETE
    @Path("/{path:.+}")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.ADMIN, Role.SCIENTIST, Role.ENGINEER})
    public ObjectNode delete(@PathParam("path") String path) {
        FrozenFiles.refuse(path);
        artifacts.delete(path);
        return Tell.object();
    }
}

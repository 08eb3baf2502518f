package dev.perennial.registry.mlflow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.contract.Role;
import dev.perennial.contract.registry.FileEntry;
import dev.perennial.registry.tracking.Artifacts;
import dev.perennial.registry.tracking.Run;
import dev.perennial.registry.tracking.Runs;
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
@Path("/api/2.0")
@Authenticated
@RunOnVirtualThread
public class ArtifactsResource {
    private final Artifacts artifacts;
    private final Runs runs;

    ArtifactsResource(Artifacts artifacts, Runs runs) {
        this.artifacts = artifacts;
        this.runs = runs;
    }

    @PUT
    @Path("/mlflow-artifacts/artifacts/{path:.+}")
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.ADMIN, Role.SCIENTIST, Role.ENGINEER, Role.SERVICE})
    public ObjectNode put(@PathParam("path") String path, InputStream body) {
        artifacts.put(path, body);
        return Tell.object();
    }

    @GET
    @Path("/mlflow-artifacts/artifacts/{path:.+}")
    @Produces(MediaType.WILDCARD)
    public Response get(@PathParam("path") String path) {
        FileEntry file = artifacts.file(path);
        String name = path.substring(path.lastIndexOf('/') + 1).replaceAll("[\"\\r\\n]", "_");
        return Response.ok(artifacts.open(path), MediaType.APPLICATION_OCTET_STREAM)
                .header("Content-Length", file.size())
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .header("ETag", "\"" + file.sha256() + "\"")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    @GET
    @Path("/mlflow-artifacts/artifacts")
    @Produces(MediaType.APPLICATION_JSON)
    public ObjectNode list(@QueryParam("path") @Nullable String path) {
        return entries(Query.need("path", path), "");
    }

    @DELETE
    @Path("/mlflow-artifacts/artifacts/{path:.+}")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.ADMIN, Role.SCIENTIST, Role.ENGINEER, Role.SERVICE})
    public ObjectNode delete(@PathParam("path") String path) {
        artifacts.delete(path);
        return Tell.object();
    }

    /** Artifacts of a run, with paths from its root on. */
    @GET
    @Path("/mlflow/artifacts/list")
    @Produces(MediaType.APPLICATION_JSON)
    public ObjectNode ofRun(
            @QueryParam("run_id") @Nullable String runId,
            @QueryParam("path") @Nullable String path) {
        Run run = runs.get(Query.need("run_id", runId));
        String root = run.experimentId() + "/" + run.id() + "/artifacts";
        boolean top = path == null || path.isEmpty();
        ObjectNode answer = top ? entries(root, "") : entries(root + "/" + path, path + "/");
        return answer.put("root_uri", run.artifacts());
    }

    private ObjectNode entries(String folder, String prefix) {
        ObjectNode answer = Tell.object();
        ArrayNode files = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.arrayNode();
        for (Artifacts.Entry entry : artifacts.list(folder)) {
            ObjectNode file =
                    files.addObject()
                            .put("path", prefix + entry.path())
                            .put("is_dir", entry.folder());
            if (!entry.folder() && entry.size() > 0) {
                file.put("file_size", entry.size());
            }
        }
        if (!files.isEmpty()) {
            answer.set("files", files);
        }
        return answer;
    }
}

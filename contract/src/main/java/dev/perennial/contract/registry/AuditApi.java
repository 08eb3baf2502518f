package dev.perennial.contract.registry;

import dev.perennial.contract.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** The audit log. */
@Path("/api/registry/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
public interface AuditApi {
    /** Newest first. */
    @GET
    Page<AuditEntry> list(
            @QueryParam("subject") @Nullable String subject,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit);
}

package dev.perennial.contract.registry;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;

/** The content store: bytes by their SHA-256. */
@Path("/api/registry/v1/blobs/{sha256}")
@Produces(MediaType.APPLICATION_JSON)
public interface BlobsApi {
    /** Stores a body whose digest must be the address; a second time does nothing. */
    @PUT
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    void put(@PathParam("sha256") String sha256, InputStream body);

    /** The bytes, verified while they are read. */
    @GET
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    InputStream get(@PathParam("sha256") String sha256);
}

package dev.perennial.platform.call;

import jakarta.annotation.security.DenyAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Open to nobody. */
@Path("/closed")
public class UnannotatedResource {
    @GET
    @DenyAll
    public String closed() {
        return "never seen";
    }
}

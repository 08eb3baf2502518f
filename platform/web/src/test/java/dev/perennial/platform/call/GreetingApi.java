package dev.perennial.platform.call;

import dev.perennial.platform.identity.Caller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** A stand-in for a neighbour's contract. */
@Path("/greetings/{name}")
public interface GreetingApi {
    @GET
    Caller greet(@PathParam("name") String name);
}

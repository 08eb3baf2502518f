package dev.perennial.contract.gateway;

import dev.perennial.contract.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Users, tokens, status. */
@Path("/api/gateway/v1")
public interface GatewayApi {
    @GET
    @Path("/status")
    PlatformStatus status();

    /** Who the caller is. */
    @GET
    @Path("/me")
    UserView me();

    @GET
    @Path("/users")
    Page<UserView> users(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit);

    @POST
    @Path("/users")
    UserView createUser(@NotNull @Valid CreateUser user);

    /** Deactivates the user and ends their tokens. */
    @DELETE
    @Path("/users/{name}")
    void deactivate(@PathParam("name") String name);

    @POST
    @Path("/users/{name}/tokens")
    TokenView createToken(@PathParam("name") String name, @NotNull @Valid CreateToken token);

    @DELETE
    @Path("/users/{name}/tokens/{id}")
    void revoke(@PathParam("name") String name, @PathParam("id") UUID id);
}

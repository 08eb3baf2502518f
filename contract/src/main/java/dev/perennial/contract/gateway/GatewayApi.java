package dev.perennial.contract.gateway;

import dev.perennial.contract.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Users, tokens, status. */
@Path("/api/gateway/v1")
@Produces(MediaType.APPLICATION_JSON)
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

    /** By the person themselves, or by an administrator. Ends the user's browser sessions. */
    @PUT
    @Path("/users/{name}/password")
    void changePassword(@PathParam("name") String name, @NotNull @Valid ChangePassword passwords);

    /** Oldest first, without their secrets. */
    @GET
    @Path("/users/{name}/tokens")
    Page<TokenView> tokens(
            @PathParam("name") String name,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit);

    @POST
    @Path("/users/{name}/tokens")
    TokenView createToken(@PathParam("name") String name, @NotNull @Valid CreateToken token);

    @DELETE
    @Path("/users/{name}/tokens/{id}")
    void revoke(@PathParam("name") String name, @PathParam("id") UUID id);
}

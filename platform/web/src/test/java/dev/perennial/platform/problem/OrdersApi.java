package dev.perennial.platform.problem;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A stand-in for a service's contract. */
@Path("/orders")
@Produces(MediaType.APPLICATION_JSON)
public interface OrdersApi {
    /** What is wanted. */
    record Order(@NotBlank String what, @Nullable Duration within, List<@Valid Part> parts) {
        /** A part of it. */
        record Part(@NotBlank String name) {}
    }

    @POST
    Order order(@HeaderParam("Idempotency-Key") @NotNull String key, @NotNull @Valid Order order);

    @GET
    @Path("/{id}")
    List<String> order(
            @PathParam("id") UUID id,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("at") @Nullable Instant at);
}

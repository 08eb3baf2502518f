package dev.perennial.contract.event;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.MediaType;

/**
 * Where a service takes other services' events: the outbox of the sender posts them one by one, in
 * order of their key, until it gets a 2xx. Each service mounts it under its own path.
 */
public interface EventsApi {
    /** Takes an event; a second one of the same id and source does nothing. */
    @POST
    @Consumes({"application/cloudevents+json", MediaType.APPLICATION_JSON})
    void receive(@NotNull @Valid CloudEvent event);
}

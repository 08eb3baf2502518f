package dev.perennial.inference.api;

import dev.perennial.contract.Role;
import dev.perennial.contract.event.CloudEvent;
import dev.perennial.contract.event.EventTypes;
import dev.perennial.contract.event.EventsApi;
import dev.perennial.inference.models.AliasFollower;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;

/** Hears of alias moves. An event only makes us ask the registry, so a second one does no harm. */
@Path("/api/inference/v1/events")
@RolesAllowed(Role.PART)
@Blocking
public class EventsResource implements EventsApi {
    private final AliasFollower follower;

    EventsResource(AliasFollower follower) {
        this.follower = follower;
    }

    @Override
    public void receive(CloudEvent event) {
        if (EventTypes.ALIAS_MOVED.equals(event.type())) {
            follower.soon();
        }
    }
}

package dev.perennial.monitor.event;

import dev.perennial.contract.Role;
import dev.perennial.contract.event.CloudEvent;
import dev.perennial.contract.event.EventTypes;
import dev.perennial.contract.event.EventsApi;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;

/** Hears of alias moves. */
@Path("/api/monitor/v1/events")
@RolesAllowed(Role.PART)
@RunOnVirtualThread
public class EventsResource implements EventsApi {
    private final AliasMoves moves;

    EventsResource(AliasMoves moves) {
        this.moves = moves;
    }

    @Override
    public void receive(CloudEvent event) {
        if (EventTypes.ALIAS_MOVED.equals(event.type())) {
            moves.take(event);
        }
    }
}

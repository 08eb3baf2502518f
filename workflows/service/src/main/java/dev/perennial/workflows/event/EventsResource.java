package dev.perennial.workflows.event;

import dev.perennial.contract.Role;
import dev.perennial.contract.event.CloudEvent;
import dev.perennial.contract.event.EventsApi;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;

/** Hears of findings and of jobs that ended. */
@Path("/api/workflows/v1/events")
@RolesAllowed(Role.PART)
@RunOnVirtualThread
public class EventsResource implements EventsApi {
    private final Heard heard;

    EventsResource(Heard heard) {
        this.heard = heard;
    }

    @Override
    public void receive(CloudEvent event) {
        heard.take(event);
    }
}

package dev.perennial.workflows.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perennial.contract.event.CloudEvent;
import dev.perennial.contract.event.EventTypes;
import dev.perennial.contract.monitor.FindingView;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.retrain.JobView;
import dev.perennial.platform.outbox.Inbox;
import dev.perennial.workflows.renewal.Renewals;
import dev.perennial.workflows.trigger.Triggers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/** Passes an event on, once; its effect and the note that it was taken are one transaction. */
@ApplicationScoped
public class Heard {
    private final Inbox inbox;
    private final Triggers triggers;
    private final Renewals renewals;
    private final ObjectMapper json;

    Heard(Inbox inbox, Triggers triggers, Renewals renewals, ObjectMapper json) {
        this.inbox = inbox;
        this.triggers = triggers;
        this.renewals = renewals;
        this.json = json;
    }

    @Transactional
    void take(CloudEvent event) {
        if (event.id() == null || event.source() == null || event.type() == null) {
            throw ProblemException.invalid("The event lacks id, source or type");
        }
        switch (event.type()) {
            case EventTypes.FINDING_OPENED -> {
                FindingView finding = read(event, FindingView.class);
                if (finding.id() == null
                        || finding.modelId() == null
                        || finding.windows() == null) {
                    throw ProblemException.invalid("The event's data is not a whole finding");
                }
                if (inbox.isNew(event)) {
                    triggers.consider(finding);
                }
            }
            case EventTypes.JOB_ENDED -> {
                JobView job = read(event, JobView.class);
                if (job.id() == null || job.kind() == null) {
                    throw ProblemException.invalid("The event's data is not a whole job");
                }
                if (inbox.isNew(event)) {
                    renewals.ended(job);
                }
            }
            default -> {
                // Other events are not for this service.
            }
        }
    }

    private <T> T read(CloudEvent event, Class<T> type) {
        @Nullable T data;
        try {
            data = json.treeToValue(event.data(), type);
        } catch (JsonProcessingException e) {
            throw ProblemException.invalid(
                    "The event's data is no %s: %s"
                            .formatted(type.getSimpleName(), e.getOriginalMessage()));
        }
        if (data == null) {
            throw ProblemException.invalid("The event has no data");
        }
        return data;
    }
}

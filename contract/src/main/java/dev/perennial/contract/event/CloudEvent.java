package dev.perennial.contract.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A CloudEvent 1.0, structured JSON form (names as the specification writes them).
 *
 * @param specversion {@code 1.0}
 * @param id unique within the source; consumers drop a second one
 * @param source the service, {@code /perennial/registry-service}
 * @param type one of {@link EventTypes}
 * @param subject what it is about, for a person: a model's name, a job's id
 * @param time when it was committed
 * @param partitionkey events of one key arrive in order
 * @param traceparent W3C trace context of the cause
 * @param data the payload named at the type
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CloudEvent(
        String specversion,
        String id,
        String source,
        String type,
        @Nullable String subject,
        Instant time,
        String partitionkey,
        @Nullable String traceparent,
        JsonNode data) {}

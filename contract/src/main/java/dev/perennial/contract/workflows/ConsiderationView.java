package dev.perennial.contract.workflows;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A finding that was held against the policy, and what came of it.
 *
 * @param windows windows in breach when it was looked at
 * @param rule the rule that decided: {@code ALLOWED}, {@code NO_POLICY}, {@code POLICY_DISABLED},
 *     {@code AUTOMATION_OFF}, {@code FAMILY}, {@code SEVERITY}, {@code PERSISTENCE}, {@code
 *     UNDER_WAY}, {@code ONE_INCIDENT_ONE_RENEWAL}, {@code COOL_DOWN} or {@code CLOSED}
 * @param reason the rule in plain words, with figures
 * @param renewal what was started
 */
public record ConsiderationView(
        UUID id,
        String model,
        UUID finding,
        int windows,
        String rule,
        String reason,
        @Nullable String renewal,
        Instant at) {}

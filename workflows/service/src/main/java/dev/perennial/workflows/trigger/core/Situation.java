package dev.perennial.workflows.trigger.core;

import dev.perennial.contract.workflows.PolicyView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How things stand when a finding is held against the policy.
 *
 * @param policy the policy in force, if there is one
 * @param automationOn how the switch of all automatic action stands
 * @param underWay the renewal of this model that has not ended
 * @param answered an earlier renewal for this very finding that led to a decision
 * @param lastStart event time of the newest renewal's finding
 */
public record Situation(
        @Nullable PolicyView policy,
        boolean automationOn,
        @Nullable String underWay,
        @Nullable String answered,
        @Nullable Instant lastStart) {}

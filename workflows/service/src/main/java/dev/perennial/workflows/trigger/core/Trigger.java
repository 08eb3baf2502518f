package dev.perennial.workflows.trigger.core;

import dev.perennial.contract.monitor.FindingView;
import dev.perennial.contract.workflows.Policy;
import dev.perennial.contract.workflows.PolicyView;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether a finding may start a renewal. The first rule that says no is the one that is told; times
 * are event times.
 *
 * @param rule see {@link dev.perennial.contract.workflows.ConsiderationView}
 * @param reason in plain words
 */
public record Trigger(String rule, String reason) {
    private static final String ALLOWED = "ALLOWED";

    public boolean allowed() {
        return rule.equals(ALLOWED);
    }

    /** Holds a finding against the policy as things stand. */
    public static Trigger of(FindingView finding, Situation now) {
        PolicyView view = now.policy();
        if (view == null) {
            return new Trigger("NO_POLICY", "The model has no policy: alert only");
        }
        Policy policy = view.policy();
        if (!policy.enabled()) {
            return new Trigger(
                    "POLICY_DISABLED",
                    "Policy %d is disabled: alert only".formatted(view.version()));
        }
        if (finding.state() == FindingView.State.RESOLVED) {
            return new Trigger("CLOSED", "The finding is resolved already");
        }
        if (!now.automationOn()) {
            return new Trigger("AUTOMATION_OFF", "All automatic action is switched off");
        }
        Trigger matching = matching(finding, policy);
        return matching.allowed() ? inTime(finding, policy, now) : matching;
    }

    private static Trigger matching(FindingView finding, Policy policy) {
        if (!policy.families().contains(finding.family())) {
            return new Trigger(
                    "FAMILY",
                    "%s findings may start nothing, only %s"
                            .formatted(finding.family(), policy.families()));
        }
        if (finding.severity().compareTo(policy.severity()) < 0) {
            return new Trigger(
                    "SEVERITY",
                    "%s is below the %s that the policy asks for"
                            .formatted(finding.severity(), policy.severity()));
        }
        if (finding.windows().size() < policy.persistence()) {
            return new Trigger(
                    "PERSISTENCE",
                    "%d of the %d windows in a row that the policy asks for"
                            .formatted(finding.windows().size(), policy.persistence()));
        }
        return new Trigger(
                ALLOWED,
                "%s, %s, %d windows in a row"
                        .formatted(finding.family(), finding.severity(), finding.windows().size()));
    }

    private static Trigger inTime(FindingView finding, Policy policy, Situation now) {
        if (now.underWay() != null) {
            return new Trigger("UNDER_WAY", "Renewal %s is under way".formatted(now.underWay()));
        }
        if (now.answered() != null) {
            return new Trigger(
                    "ONE_INCIDENT_ONE_RENEWAL",
                    "Renewal %s has answered this finding".formatted(now.answered()));
        }
        Instant last = now.lastStart();
        if (last != null && finding.eventTime().isBefore(last.plus(policy.coolDown()))) {
            return new Trigger(
                    "COOL_DOWN",
                    "The last renewal's finding was at %s; with a cool-down of %s the next may be from %s"
                            .formatted(
                                    last, days(policy.coolDown()), last.plus(policy.coolDown())));
        }
        return matching(finding, policy);
    }

    private static String days(Duration duration) {
        return duration.toHours() % 24 == 0 ? duration.toDays() + " days" : duration.toString();
    }
}

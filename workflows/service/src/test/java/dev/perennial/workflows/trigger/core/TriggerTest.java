package dev.perennial.workflows.trigger.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.contract.monitor.FindingView;
import dev.perennial.contract.monitor.Standard.Severity;
import dev.perennial.contract.workflows.Policy;
import dev.perennial.contract.workflows.PolicyView;
import dev.perennial.workflows.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TriggerTest {
    private static final FindingView FINDING =
            Samples.finding(new UUID(0, 1), Severity.WARNING, 2, Samples.MAY);

    @Test
    void a_finding_that_meets_the_policy_may_act() {
        Trigger trigger = Trigger.of(FINDING, now(Samples.policy()));
        assertThat(trigger.allowed()).isTrue();
        assertThat(trigger.reason()).contains("PERFORMANCE", "2 windows in a row");
    }

    @Test
    void without_a_policy_there_is_only_an_alert() {
        assertThat(Trigger.of(FINDING, new Situation(null, true, null, null, null)).rule())
                .isEqualTo("NO_POLICY");
    }

    @Test
    void a_disabled_policy_and_the_switch_stop_it() {
        Policy p = Samples.policy();
        Policy off =
                new Policy(
                        false,
                        p.families(),
                        p.severity(),
                        p.persistence(),
                        p.coolDown(),
                        p.training(),
                        p.gate(),
                        p.rollout(),
                        p.approverGroup());
        assertThat(Trigger.of(FINDING, now(off)).rule()).isEqualTo("POLICY_DISABLED");
        assertThat(rule(FINDING, new Situation(view(p), false, null, null, null)))
                .isEqualTo("AUTOMATION_OFF");
    }

    @Test
    void the_finding_must_be_grave_and_lasting_enough() {
        assertThat(rule(Samples.finding(new UUID(0, 1), Severity.INFO, 2, Samples.MAY)))
                .isEqualTo("SEVERITY");
        assertThat(rule(Samples.finding(new UUID(0, 1), Severity.CRITICAL, 1, Samples.MAY)))
                .isEqualTo("PERSISTENCE");
        assertThat(rule(Samples.finding(new UUID(0, 1), Severity.CRITICAL, 3, Samples.MAY)))
                .isEqualTo("ALLOWED");
    }

    @Test
    void only_the_named_families_may_act() {
        Policy p = Samples.policy();
        Policy drift =
                new Policy(
                        true,
                        List.of("DRIFT"),
                        p.severity(),
                        p.persistence(),
                        p.coolDown(),
                        p.training(),
                        p.gate(),
                        p.rollout(),
                        p.approverGroup());
        assertThat(rule(FINDING, now(drift))).isEqualTo("FAMILY");
    }

    @Test
    void one_renewal_at_a_time_and_one_for_an_incident() {
        PolicyView policy = view(Samples.policy());
        assertThat(rule(FINDING, new Situation(policy, true, "r1", null, null)))
                .isEqualTo("UNDER_WAY");
        assertThat(rule(FINDING, new Situation(policy, true, null, "r1", null)))
                .isEqualTo("ONE_INCIDENT_ONE_RENEWAL");
    }

    @Test
    void the_cool_down_counts_event_time_and_ends_to_the_instant() {
        Instant last = Samples.MAY.minus(Duration.ofDays(90));
        assertThat(cooled(last.plusNanos(1000))).isEqualTo("COOL_DOWN");
        assertThat(cooled(last)).isEqualTo("ALLOWED");
        assertThat(cooled(null)).isEqualTo("ALLOWED");
    }

    private static String cooled(@Nullable Instant last) {
        return rule(FINDING, new Situation(view(Samples.policy()), true, null, null, last));
    }

    private static String rule(FindingView finding) {
        return rule(finding, now(Samples.policy()));
    }

    private static String rule(FindingView finding, Situation now) {
        return Trigger.of(finding, now).rule();
    }

    private static Situation now(Policy policy) {
        return new Situation(view(policy), true, null, null, null);
    }

    private static PolicyView view(Policy policy) {
        return new PolicyView("flights", 1, policy, "emil", Samples.MAY);
    }
}

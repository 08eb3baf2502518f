package dev.perennial.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.contract.Role;
import dev.perennial.contract.monitor.FindingView;
import dev.perennial.contract.monitor.MetricState;
import dev.perennial.contract.retrain.ComparisonResult;
import dev.perennial.contract.workflows.Decision;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The journey from a finding to a new champion, and how it ends before or after it. */
@QuarkusTest
class RenewalTest extends RenewalCase {
    @Test
    void a_finding_that_meets_the_policy_renews_the_model_once() {
        World.serves("season");
        govern("season");
        FindingView finding = finding("season", 2);
        event("e1", finding);
        event("e1", finding);
        event("e2", finding("season", finding.id(), 3));

        String id = only("season");
        JsonNode waiting = await(id, "WAITING_FOR_APPROVAL");
        showsWhatItIsAbout(waiting, finding);
        Decision good = new Decision(Decision.Verdict.APPROVE, digest(waiting), "good");
        decide(id, "ada", Role.APPROVER, good).then().statusCode(200);
        World.judged("season", "2", MetricState.OK);

        JsonNode ended = await(id, "ENDED");
        assertThat(ended.path("outcome").asText()).as(ended.toString()).isEqualTo("PROMOTED");
        assertThat(World.settings("season").reference()).isEqualTo(World.NEW_NORMAL);
        wentAllTheWay(ended);
        assertThat(rules("season")).containsExactly("UNDER_WAY", "ALLOWED");
        assertThat(World.traces(id))
                .as("traces that its neighbours saw")
                .hasSize(1)
                .allMatch(trace -> trace.matches("[0-9a-f]{32}"));
    }

    private static void showsWhatItIsAbout(JsonNode waiting, FindingView finding) {
        assertThat(waiting.path("finding").asText()).isEqualTo(finding.id().toString());
        assertThat(waiting.path("champion").asText()).isEqualTo("1");
        assertThat(waiting.path("candidate").asText()).isEqualTo("2");
        assertThat(waiting.path("requestedBy").asText()).isEqualTo("policy 1 (emil)");
        JsonNode facts = facts(waiting);
        assertThat(facts.path("comparison").path("verdict").asText()).isEqualTo("SUPERIOR");
        assertThat(facts.path("gates")).hasSize(5);
        assertThat(facts.path("policyInForce").path("version").asInt()).isEqualTo(1);
    }

    private static void wentAllTheWay(JsonNode renewal) {
        assertThat(renewal.path("history").findValuesAsText("name"))
                .containsSubsequence(
                        "Read where the model stands",
                        "Train a candidate",
                        "Look at the training",
                        "Look at the comparison",
                        "Validate",
                        "Seal the evidence",
                        "Approve the new model",
                        "Try in shadow",
                        "Canary",
                        "Move the champion",
                        "Watch as the new normal",
                        "Verify");
    }

    @Test
    void a_candidate_that_is_not_better_asks_nobody() {
        World.serves("worse");
        World.VERDICTS.put("worse", ComparisonResult.Verdict.INFERIOR);
        govern("worse");
        event("e3", finding("worse", 2));
        JsonNode ended = await(only("worse"), "ENDED");
        assertThat(ended.path("outcome").asText()).isEqualTo("GATE_FAILED");
        assertThat(ended.path("outcomeReason").asText()).contains("INFERIOR");
        assertThat(World.champion("worse").version()).isEqualTo("1");
    }

    @Test
    void a_training_that_fails_ends_the_renewal_and_says_why() {
        World.serves("sparse");
        World.UNTRAINABLE.add("sparse");
        govern("sparse");
        event("e4", finding("sparse", 2));
        JsonNode ended = await(only("sparse"), "ENDED");
        assertThat(ended.path("outcome").asText()).isEqualTo("TRAINING_FAILED");
        assertThat(ended.path("outcomeReason").asText()).isEqualTo("too few rows");
    }

    @Test
    void a_candidate_that_fails_its_trial_is_not_promoted() {
        World.serves("faulty");
        World.ERRORS.put("faulty", 1);
        govern("faulty");
        event("e6", finding("faulty", 2));
        String id = only("faulty");
        approve(id);
        JsonNode ended = await(id, "ENDED");
        assertThat(ended.path("outcome").asText()).isEqualTo("GATE_FAILED");
        assertThat(World.champion("faulty").version()).isEqualTo("1");
        assertThat(World.asked("DELETE", "/models/faulty/rollout")).isPositive();
    }

    @Test
    void a_new_champion_that_breaks_a_standard_is_rolled_back() {
        World.serves("relapse");
        govern("relapse");
        event("e7", finding("relapse", 2));
        String id = only("relapse");
        approve(id);
        breaksAStandard("relapse", "2");
        JsonNode ended = await(id, "ENDED");
        assertThat(ended.path("outcome").asText()).isEqualTo("ROLLED_BACK");
        assertThat(World.champion("relapse").version()).isEqualTo("1");
        assertThat(World.champion("relapse").approvedBy())
                .as("who approved the version that serves again")
                .isEqualTo("anna");
        assertThat(World.settings("relapse").reference()).isEqualTo(World.OLD_NORMAL);
    }
}

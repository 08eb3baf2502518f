package dev.perennial.workflows.policy.core;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.workflows.Policy;
import dev.perennial.workflows.Samples;
import dev.perennial.workflows.json.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyRulesTest {
    @Test
    void a_sensible_policy_is_taken() {
        assertThatCode(() -> PolicyRules.check(Samples.policy())).doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "{0} = {1} is refused")
    @CsvSource({
        "/families/0, BEAUTY, families",
        "/families/0, , families",
        "/training/segments/0, , training.segments",
        "/approverGroup, everybody, approverGroup",
        "/coolDown, PT-1S, coolDown",
        "/coolDown, P9999D, coolDown",
        "/training/lookBack, P28D, lookBack",
        "/training/threshold, 1.5, threshold",
        "/training/parameters/max_depth, '', max_depth",
        "/gate/metric, beauty, gate.metric",
        "/gate/replayRequests, 2001, replayRequests",
        "/rollout/patience, PT0S, patience",
        "/rollout/verifyWindows, 1001, verifyWindows"
    })
    void what_makes_no_sense_is_refused_by_name(
            String where, @Nullable String value, String named) {
        Policy policy = with(where, value);
        assertThatThrownBy(() -> PolicyRules.check(policy))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(named);
    }

    private static Policy with(String where, @Nullable String value) {
        ObjectNode policy = (ObjectNode) Json.of(Samples.policy());
        int last = where.lastIndexOf('/');
        JsonNode parent = policy.at(where.substring(0, last));
        if (parent instanceof com.fasterxml.jackson.databind.node.ArrayNode array) {
            array.set(Integer.parseInt(where.substring(last + 1)), value);
        } else {
            ((ObjectNode) parent).put(where.substring(last + 1), value);
        }
        return Json.as(policy, Policy.class);
    }
}

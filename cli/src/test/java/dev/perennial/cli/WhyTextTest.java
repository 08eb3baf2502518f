package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.cli.client.Api;
import org.junit.jupiter.api.Test;

class WhyTextTest {
    @Test
    void contributions_are_listed_by_weight_and_sum_to_the_margin() throws Exception {
        JsonNode why =
                Api.JSON.readTree(
                        """
                        {"inference": {"id": "x-0", "inputs": {"hour": 9, "wind": null}},
                         "version": {"digest": "abc"},
                         "explanation": {"baseValue": -1.5, "margin": -1.0, "output": 0.26,
                           "link": "logistic", "contributions": {"wind": 0.1, "hour": 0.4}}}
                        """);

        String text = WhyText.of(why);

        assertThat(text)
                .containsSubsequence("hour", "+0.400000", "wind", "missing", "(sum)", "-1.000000");
        assertThat(text).contains("sha256:abc");
    }
}

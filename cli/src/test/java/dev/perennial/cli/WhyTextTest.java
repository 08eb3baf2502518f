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

    @Test
    void a_deleted_version_is_said_to_be_deleted() throws Exception {
        String text =
                WhyText.of(
                        Api.JSON.readTree(
                                """
                                {"inference": {"id": "x-0", "model": "flights", "version": "1"},
                                 "version": {"digest": "abc", "runId": "run-1"},
                                 "deletedAt": "2026-02-01T00:00:00Z"}
                                """));

        assertThat(text)
                .containsPattern("deleted +2026-02-01T00:00:00Z; what it came from is kept")
                .containsPattern("run +run-1")
                .contains("the version was deleted and can't be asked what each input added");
    }
}

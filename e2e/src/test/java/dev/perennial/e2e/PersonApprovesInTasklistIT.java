package dev.perennial.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;

@ExtendWith(SharedPlatform.class)
@Order(5)
class PersonApprovesInTasklistIT {
    @Test
    void the_demo_waits_for_a_person_who_reads_the_evidence_and_approves(Platform platform) {
        try (Shell demo = platform.command("demo")) {
            JsonNode renewal = awaitRenewalAtApproval(platform, demo);
            String digest =
                    platform.get("/api/registry/v1/evidence/" + renewal.path("evidence").asText())
                            .path("digest")
                            .asText();

            try (Browser browser = new Browser()) {
                approve(platform, browser, digest);
                assertThat(demo.await(Duration.ofMinutes(6))).as(demo.output()).isZero();
                seeItFinishedInCockpit(platform, browser, renewal.path("id").asText());
            }

            JsonNode ended =
                    platform.get("/api/workflows/v1/renewals/" + renewal.path("id").asText());
            assertThat(ended.path("outcome").asText()).isEqualTo("PROMOTED");
            assertThat(ended.path("decidedBy").asText()).isEqualTo("ada");
            JsonNode alias =
                    platform.get(
                            "/api/registry/v1/models/"
                                    + renewal.path("model").asText()
                                    + "/aliases/champion");
            assertThat(alias.path("version").asText())
                    .isEqualTo(renewal.path("candidate").asText());
            assertThat(alias.path("approvedBy").asText()).isEqualTo("ada");
        }
    }

    private static JsonNode awaitRenewalAtApproval(Platform platform, Shell demo) {
        return await("the demo to stop at the approval of a renewal")
                .atMost(Duration.ofMinutes(6))
                .pollInterval(Duration.ofSeconds(1))
                .until(
                        () -> {
                            assertThat(demo.isAlive()).as(demo.output()).isTrue();
                            for (JsonNode renewal :
                                    platform.get("/api/workflows/v1/renewals").path("items")) {
                                if (renewal.path("state").asText().equals("WAITING_FOR_APPROVAL")
                                        && renewal.path("champion").isTextual()) {
                                    return renewal;
                                }
                            }
                            return null;
                        },
                        found -> found != null);
    }

    private static void approve(Platform platform, Browser browser, String digest) {
        browser.open(platform.uri("/camunda/app/tasklist/"));
        browser.type(By.name("username"), "ada");
        browser.type(By.name("password"), platform.setting("PERENNIAL_PASSWORD_ADA"));
        browser.keep("sign-in");
        browser.click(By.cssSelector("button[type=submit]"));

        browser.click(By.cssSelector(".tasks-list .task"));
        browser.waitForText(digest.substring(0, 12));
        browser.keep("tasklist-evidence");
        assertThat(browser.text()).contains("roc_auc").contains("log_loss");

        browser.click(By.cssSelector("[ng-click='claim()']"));
        browser.click(By.id("decision-approve"));
        browser.keep("tasklist-decision");
        browser.click(By.cssSelector("[ng-click='complete()']"));
    }

    private static void seeItFinishedInCockpit(Platform platform, Browser browser, String process) {
        browser.open(platform.uri("/logout"));
        browser.open(platform.uri("/camunda/app/cockpit/"));
        browser.type(By.name("username"), "otto");
        browser.type(By.name("password"), platform.setting("PERENNIAL_PASSWORD_OTTO"));
        browser.click(By.cssSelector("button[type=submit]"));
        browser.waitForText("Processes");
        browser.keep("cockpit");
        browser.open(platform.uri("/camunda/app/cockpit/default/#/processes"));
        browser.click(By.partialLinkText("enewal"));
        browser.click(By.partialLinkText("Ended"));
        browser.see(
                By.xpath(
                        "//table[@id='ended-renewals']//tr[contains(., '%s')][contains(., 'PROMOTED')]"
                                .formatted(process)));
        browser.keep("cockpit-ended");
    }
}

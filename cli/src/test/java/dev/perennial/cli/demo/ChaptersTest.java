package dev.perennial.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChaptersTest {
    @ParameterizedTest
    @CsvSource({
        "Train a candidate, RETRAIN",
        "Compare with the champion, VALIDATE",
        "Validate, VALIDATE",
        "Seal the evidence, VALIDATE",
        "Approve the new model, APPROVE",
        "Try in shadow, PROMOTE",
        "Canary, PROMOTE",
        "Move the champion, PROMOTE",
        "Verify, VERIFY",
        "Watch as the new normal, VERIFY",
        "Roll back, VERIFY"
    })
    void a_step_of_the_renewal_belongs_to_the_chapter_that_its_name_tells(
            String step, Chapters chapter) {
        assertThat(Chapters.of(step)).contains(chapter);
    }
}

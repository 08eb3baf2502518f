package dev.perennial.cli.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {
    @Test
    void what_happens_is_told_with_its_time_and_headings_without() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Progress progress = new Progress(new PrintStream(bytes, false, StandardCharsets.UTF_8));

        progress.say("gateway: 100 % ready");
        progress.plain("SUMMARY");

        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .satisfiesExactly(
                        said -> assertThat(said).matches(" +\\d+\\.\\d s {2}gateway: 100 % ready"),
                        plain -> assertThat(plain).isEqualTo("SUMMARY"));
    }
}

package dev.perennial.cli.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessesTest {
    @Test
    void one_that_obeys_ends_by_being_asked() throws Exception {
        Process process = new ProcessBuilder("sleep", "600").start();
        process.destroy();

        Processes.awaitEnd(process.toHandle(), Duration.ofSeconds(30));

        // 128 + SIGTERM: it was asked, not killed.
        assertThat(process.waitFor()).isEqualTo(143);
    }

    @Test
    void one_that_does_not_obey_is_ended_by_force() throws Exception {
        Process process =
                new ProcessBuilder(
                                "sh", "-c", "trap '' TERM; echo ready; while :; do sleep 1; done")
                        .start();
        assertThat(process.inputReader().readLine()).isEqualTo("ready");
        process.destroy();

        Processes.awaitEnd(process.toHandle(), Duration.ofMillis(100));

        assertThat(process.waitFor()).isEqualTo(137);
    }
}

package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MainTest {
    private final StringWriter errors = new StringWriter();

    private int run(String... arguments) {
        CommandLine command = Main.commandLine();
        command.setErr(new PrintWriter(errors));
        return command.execute(arguments);
    }

    @Test
    void an_unknown_verb_is_a_wrong_usage() {
        assertThat(run("flourish")).isEqualTo(2);
        assertThat(errors.toString()).contains("flourish");
    }

    @Test
    void asking_a_platform_that_does_not_run_says_how_to_start_it(@TempDir Path data) {
        assertThat(run("status", "--data", data.toString())).isEqualTo(5);
        assertThat(errors.toString()).contains("./perennial up");
    }

    @Test
    void ending_what_was_never_started_is_no_error(@TempDir Path data) {
        assertThat(run("down", "--data", data.toString())).isZero();
    }

    @Test
    void logs_of_an_unknown_service_name_those_there_are(@TempDir Path data) {
        assertThat(run("logs", "kitchen", "--data", data.toString())).isEqualTo(2);
        assertThat(errors.toString()).contains("monitor-service");
    }
}

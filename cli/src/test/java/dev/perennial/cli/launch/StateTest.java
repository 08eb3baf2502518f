package dev.perennial.cli.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateTest {
    private static final ProcessHandle ME = ProcessHandle.current();

    @TempDir Path root;
    private DataFolder folder;

    @BeforeEach
    void fresh() {
        folder = DataFolder.at(root);
    }

    @Test
    void nothing_is_known_of_a_folder_on_which_nothing_was_started() {
        assertThat(State.read(folder)).isEmpty();
    }

    @Test
    void what_was_written_is_read_again() {
        State state =
                new State(
                        ME.pid(),
                        State.started(ME),
                        8080,
                        "b1",
                        "jdbc:postgresql://127.0.0.1:1",
                        Map.of("gateway", State.ChildState.of(ME, 8080)));

        state.write(folder);

        assertThat(State.read(folder)).contains(state);
    }

    @Test
    void a_broken_file_is_named() throws Exception {
        Files.writeString(root.resolve("state.json"), "{\"supervisor\": ");

        assertThatThrownBy(() -> State.read(folder))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining(root.resolve("state.json").toString());
    }

    @Test
    void what_an_older_perennial_wrote_is_read_without_a_database() throws Exception {
        Files.writeString(
                root.resolve("state.json"),
                """
                {"supervisor": 1, "supervisorStarted": "2026-01-01T00:00:00Z", "port": 8080,
                 "build": "b1", "children": {}, "unheardOf": true}
                """);

        assertThat(State.read(folder).orElseThrow().database()).isEmpty();
    }

    @Test
    void a_process_that_got_the_id_of_an_ended_one_is_a_stranger() {
        State.ChildState same = new State.ChildState(ME.pid(), State.started(ME), 1);
        State.ChildState earlier =
                new State.ChildState(ME.pid(), State.started(ME).minusSeconds(60), 1);

        assertThat(same.process()).contains(ME);
        assertThat(earlier.process()).isEmpty();
    }

    @Test
    void it_runs_while_the_supervisor_or_any_child_does() {
        State.ChildState gone = new State.ChildState(ME.pid(), Instant.EPOCH, 1);
        State.ChildState here = State.ChildState.of(ME, 1);

        assertThat(state(State.started(ME), gone).runs()).isTrue();
        assertThat(state(Instant.EPOCH, here).runs()).isTrue();
        assertThat(state(Instant.EPOCH, gone).runs()).isFalse();
    }

    private static State state(Instant supervisorStarted, State.ChildState child) {
        return new State(ME.pid(), supervisorStarted, 8080, "b1", "", Map.of("gateway", child));
    }
}

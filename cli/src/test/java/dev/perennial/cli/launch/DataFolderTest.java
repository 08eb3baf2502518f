package dev.perennial.cli.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir Path place;

    @Test
    void a_new_folder_is_its_owners_alone() throws Exception {
        DataFolder folder = DataFolder.at(place.resolve("deep/data")).prepare();

        assertThat(mode(folder.root())).isEqualTo("rwx------");
        assertThat(folder.root().resolve("logs")).isDirectory();
    }

    @Test
    void the_mode_of_a_folder_that_was_there_is_left_alone() throws Exception {
        Path there = Files.createDirectory(place.resolve("data"));
        Files.setPosixFilePermissions(there, PosixFilePermissions.fromString("rwxr-x---"));

        DataFolder.at(there).prepare();

        assertThat(mode(there)).isEqualTo("rwxr-x---");
    }

    @Test
    void a_file_in_its_place_is_told() throws Exception {
        Path file = Files.createFile(place.resolve("data"));

        assertThatThrownBy(() -> DataFolder.at(file).prepare())
                .isInstanceOfSatisfying(
                        LaunchException.class, e -> assertThat(e.isRefused()).isTrue())
                .hasMessageContaining("there is a file of that name");
    }

    @Test
    void one_supervisor_holds_it_at_a_time() throws Exception {
        DataFolder folder = DataFolder.at(place.resolve("data")).prepare();
        ProcessHandle me = ProcessHandle.current();
        new State(me.pid(), State.started(me), 1, "b", "", Map.of()).write(folder);
        assertThat(folder.isHeld()).isFalse();

        FileLock lock = folder.lock();

        assertThat(folder.isHeld()).isTrue();
        assertThatThrownBy(folder::lock)
                .isInstanceOfSatisfying(
                        LaunchException.class, e -> assertThat(e.isRefused()).isTrue())
                .hasMessageContaining("runs on " + folder.root() + " already")
                .hasMessageContaining("(process " + me.pid() + ")");
        lock.channel().close();
        assertThat(folder.isHeld()).isFalse();
        folder.lock().channel().close();
    }

    @Test
    void a_lock_file_that_a_killed_supervisor_left_holds_nobody_off() throws Exception {
        DataFolder folder = DataFolder.at(place.resolve("data")).prepare();
        Files.createFile(folder.root().resolve("lock"));

        assertThat(folder.isHeld()).isFalse();
        folder.lock().channel().close();
    }

    @Test
    void a_lock_that_cannot_be_made_is_told() throws Exception {
        DataFolder folder = DataFolder.at(place.resolve("data")).prepare();
        Files.createDirectory(folder.root().resolve("lock"));

        assertThatThrownBy(folder::lock)
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("can't be locked");
    }

    @Test
    void a_file_is_replaced_whole_and_is_its_owners_alone() throws Exception {
        Path file = place.resolve("secret");
        Files.writeString(file, "old and longer");

        DataFolder.writePrivately(file, "new");

        assertThat(file).hasContent("new");
        assertThat(mode(file)).isEqualTo("rw-------");
        assertThat(place.resolve("secret.new")).doesNotExist();
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}

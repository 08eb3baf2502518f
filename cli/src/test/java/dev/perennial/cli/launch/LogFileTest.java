package dev.perennial.cli.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    @TempDir Path root;

    private LogFile log(String text) throws IOException {
        DataFolder folder = DataFolder.at(root).prepare();
        Files.writeString(folder.log("gateway"), text);
        return LogFile.of(folder, "gateway");
    }

    @Test
    void the_newest_lines_come_last() throws Exception {
        LogFile log = log("one\ntwo\nthree\n");

        assertThat(log.newest(2)).containsExactly("two", "three");
        assertThat(log.newest(9)).containsExactly("one", "two", "three");
        assertThat(log.end(2)).isEqualTo("two\nthree");
    }

    @Test
    void of_a_long_log_the_last_mebibyte_is_read() throws Exception {
        LogFile log = log("first\n" + ("x".repeat(1_023) + "\n").repeat(1_024) + "last\n");

        assertThat(log.newest(2_000))
                .hasSizeLessThan(1_026)
                .endsWith("last")
                .doesNotContain("first");
    }

    @Test
    void a_log_that_was_never_written_is_empty() {
        assertThat(LogFile.of(DataFolder.at(root), "gateway").end(5)).isEmpty();
    }

    @Test
    void a_large_log_moves_to_the_older_file_and_begins_anew() throws Exception {
        LogFile log = log("0123456789");

        log.bound(10);
        assertThat(log.path()).hasContent("0123456789");
        log.bound(9);

        assertThat(log.path()).isEmptyFile();
        assertThat(log.path().resolveSibling("gateway.log.1")).hasContent("0123456789");
    }
}

package dev.perennial.cli.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {
    @TempDir Path place;

    @Test
    void a_folder_is_deleted_with_all_in_it_but_not_what_its_links_name() throws Exception {
        Path kept = Files.createDirectory(place.resolve("kept"));
        Files.writeString(kept.resolve("file"), "stays");
        Path folder = place.resolve("gone");
        Files.createDirectories(folder.resolve("deep"));
        Files.writeString(folder.resolve("deep/file"), "goes");
        Files.createSymbolicLink(folder.resolve("link"), kept);

        Folders.delete(folder);

        assertThat(folder).doesNotExist();
        assertThat(kept.resolve("file")).hasContent("stays");
    }

    @Test
    void a_folder_that_is_not_there_is_no_trouble() throws Exception {
        Folders.delete(place.resolve("never"));

        assertThat(place).isEmptyDirectory();
    }
}

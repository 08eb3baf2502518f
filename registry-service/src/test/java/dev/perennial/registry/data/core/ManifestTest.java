package dev.perennial.registry.data.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.contract.registry.ColumnSpec;
import dev.perennial.contract.registry.FileEntry;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {
    @Test
    void folders_of_files_with_distinct_columns_are_fine() {
        assertThat(Manifest.fault(files("a.csv", "part/b.csv.gz"), columns("x", "y"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/a", "a/", "a//b", "../a", "a/./b", "a\\b", "a\nb", "a\0b", "..", "a/.."})
    void a_path_that_leaves_its_folder_or_splits_the_manifest_is_refused(String path) {
        assertThat(Manifest.fault(files(path), columns("x")))
                .hasValueSatisfying(why -> assertThat(why).contains("relative"));
    }

    @Test
    void doubles_are_refused() {
        assertThat(Manifest.fault(files("a", "b", "a"), columns("x")))
                .contains("Two files have the path a");
        assertThat(Manifest.fault(files("a"), columns("x", "x")))
                .contains("Two columns have the name x");
    }

    private static List<FileEntry> files(String... paths) {
        return Stream.of(paths).map(p -> new FileEntry(p, 0, "0".repeat(64), null)).toList();
    }

    private static List<ColumnSpec> columns(String... names) {
        return Stream.of(names)
                .map(name ->
                        new ColumnSpec(
                                name, ColumnSpec.Type.NUMERIC, ColumnSpec.Purpose.FEATURE, true))
                .toList();
    }
}

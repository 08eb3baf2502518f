package dev.perennial.inference.models.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.contract.registry.FileEntry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCacheTest {
    /** Of {@code hello}, by the command line tool sha256sum. */
    private static final String HELLO =
            "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    /** Of {@code a/b.txt NUL HELLO LF}, by the same tool. */
    private static final String MANIFEST =
            "e74a2070a9f4a584b3d70d00a4c4c8059879f1007618625d5b92bdc78f5ea046";

    private static final List<FileEntry> FILES = List.of(new FileEntry("a/b.txt", 5, HELLO, null));

    @TempDir Path folder;

    @Test
    void files_are_fetched_once_and_verified() throws IOException {
        ModelCache cache = new ModelCache(folder);
        Path there = cache.fetch(MANIFEST, FILES, path -> stream("hello"));

        assertThat(there.resolve("a/b.txt")).hasContent("hello");
        assertThat(cache.fetch(MANIFEST, FILES, path -> stream("never asked"))).isEqualTo(there);
    }

    @Test
    void a_damaged_a_longer_and_a_straying_file_leave_nothing() throws IOException {
        ModelCache cache = new ModelCache(folder);
        assertThatThrownBy(() -> cache.fetch(MANIFEST, FILES, path -> stream("hallo")))
                .hasMessageContaining("damaged");
        assertThatThrownBy(() -> cache.fetch(MANIFEST, FILES, path -> stream("hello, world")))
                .hasMessageContaining("longer");
        List<FileEntry> straying = List.of(new FileEntry("../b.txt", 5, HELLO, null));
        assertThatThrownBy(() ->
                        cache.fetch(
                                ModelCache.manifest(straying), straying, path -> stream("hello")))
                .hasMessageContaining("leads out");
        assertThatThrownBy(() -> cache.fetch("0".repeat(64), FILES, path -> stream("hello")))
                .hasMessageContaining("digest");
        List<FileEntry> huge = List.of(new FileEntry("a", ModelCache.LIMIT + 1, HELLO, null));
        assertThatThrownBy(() -> cache.fetch(ModelCache.manifest(huge), huge, path -> stream("")))
                .hasMessageContaining("at most");

        assertThat(cache.has(MANIFEST)).isFalse();
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void what_nobody_needs_goes() throws IOException {
        ModelCache cache = new ModelCache(folder);
        cache.fetch(MANIFEST, FILES, path -> stream("hello"));
        cache.keepOnly(Set.of(MANIFEST));
        assertThat(cache.has(MANIFEST)).isTrue();
        cache.keepOnly(Set.of());
        assertThat(cache.has(MANIFEST)).isFalse();
        new ModelCache(folder.resolve("absent")).keepOnly(Set.of());
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}

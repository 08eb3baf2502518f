package dev.perennial.registry.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChosenStoreTest {
    @TempDir Path folder;

    @Test
    void files_are_kept_unless_s3_is_asked_for() {
        assertThat(chosen(Map.of())).isInstanceOf(FileBlobStore.class);
        assertThat(Files.isDirectory(folder.resolve("objects"))).isTrue();
    }

    @Test
    void s3_needs_an_endpoint_and_keys_and_says_which_is_missing() {
        Map<String, String> settings = new HashMap<>(Map.of("perennial.store.kind", "s3"));
        assertThatThrownBy(() -> chosen(settings)).hasMessage("Set perennial.store.s3.endpoint");
        settings.put("perennial.store.s3.endpoint", "http://127.0.0.1:9000");
        assertThatThrownBy(() -> chosen(settings)).hasMessage("Set perennial.store.s3.access-key");
        settings.put("perennial.store.s3.access-key", "access");
        assertThatThrownBy(() -> chosen(settings)).hasMessage("Set perennial.store.s3.secret-key");
        settings.put("perennial.store.s3.secret-key", "secret");
        assertThat(chosen(settings)).isInstanceOf(S3BlobStore.class);
    }

    private BlobStore chosen(Map<String, String> settings) {
        StoreConfig config =
                new SmallRyeConfigBuilder()
                        .withMapping(StoreConfig.class)
                        .withDefaultValue("perennial.store.directory", folder.toString())
                        .withDefaultValues(settings)
                        .build()
                        .getConfigMapping(StoreConfig.class);
        return new ChosenStore(config, Clock.systemUTC()).store();
    }
}

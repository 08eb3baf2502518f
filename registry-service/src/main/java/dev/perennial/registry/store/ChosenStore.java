package dev.perennial.registry.store;

import io.minio.MinioClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Makes the store that the settings name. */
@ApplicationScoped
public class ChosenStore {
    private final StoreConfig config;

    ChosenStore(StoreConfig config) {
        this.config = config;
    }

    @Produces
    @Singleton
    BlobStore store() {
        return switch (config.kind()) {
            case FILE -> new FileBlobStore(config.directory());
            case S3 -> s3();
        };
    }

    private BlobStore s3() {
        StoreConfig.S3 s3 = config.s3();
        MinioClient client =
                MinioClient.builder()
                        .endpoint(need(s3.endpoint(), "endpoint").toString())
                        .credentials(
                                need(s3.accessKey(), "access-key"),
                                need(s3.secretKey(), "secret-key"))
                        .region(s3.region())
                        .build();
        S3BlobStore store =
                new S3BlobStore(client, s3.bucket(), config.directory().resolve("incoming"));
        store.prepare();
        return store;
    }

    private static <T> T need(Optional<T> setting, String name) {
        return setting.orElseThrow(
                () -> new IllegalStateException("Set perennial.store.s3." + name));
    }
}

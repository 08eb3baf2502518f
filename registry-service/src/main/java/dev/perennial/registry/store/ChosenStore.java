package dev.perennial.registry.store;

import io.minio.MinioClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Makes the store that the settings name. */
@ApplicationScoped
public class ChosenStore {
    private static final Duration LONGEST_UPLOAD = Duration.ofDays(1);

    private final StoreConfig config;
    private final Clock clock;

    ChosenStore(StoreConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    @Produces
    @Singleton
    BlobStore store() {
        Incoming.sweep(incoming(), clock.instant().minus(LONGEST_UPLOAD));
        return switch (config.kind()) {
            case FILE -> new FileBlobStore(config.directory());
            case S3 -> s3();
        };
    }

    private Path incoming() {
        return config.directory().resolve("incoming");
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
        return new S3BlobStore(client, s3.bucket(), incoming());
    }

    private static <T> T need(Optional<T> setting, String name) {
        return setting.orElseThrow(
                () -> new IllegalStateException("Set perennial.store.s3." + name));
    }
}

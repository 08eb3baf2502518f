package dev.perennial.registry.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where bytes are kept. */
@ConfigMapping(prefix = "perennial.store")
public interface StoreConfig {
    @WithDefault("file")
    Kind kind();

    /** Folder of the file store; the S3 store keeps uploads under way in it. */
    Path directory();

    S3 s3();

    /** An S3-compatible store. */
    interface S3 {
        Optional<URI> endpoint();

        Optional<String> accessKey();

        Optional<String> secretKey();

        @WithDefault("perennial")
        String bucket();

        @WithDefault("us-east-1")
        String region();
    }

    /** Kinds of stores. */
    enum Kind {
        FILE,
        S3
    }
}

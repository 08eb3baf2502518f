package dev.perennial.inference.state;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where this service keeps what must survive a restart. */
@ConfigMapping(prefix = "perennial.journal")
public interface JournalConfig {
    /** A folder on a disk that stays; only one process may use it at a time. */
    Path directory();

    /** Size of a journal file at which the next begins, in bytes. */
    @WithDefault("67108864")
    long segmentBytes();

    /** Most that may wait for monitor-service, in bytes; beyond, nothing is answered. */
    @WithDefault("4294967296")
    long totalBytes();
}

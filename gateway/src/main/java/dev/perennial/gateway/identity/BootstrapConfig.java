package dev.perennial.gateway.identity;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where the first users come from. */
@ConfigMapping(prefix = "perennial.bootstrap")
public interface BootstrapConfig {
    /** A JSON list of users: name, displayName, roles, password, and perhaps a token's secret. */
    Optional<Path> file();
}

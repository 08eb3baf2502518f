package dev.perennial.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings that every service has. */
@ConfigMapping(prefix = "perennial")
public interface PlatformConfig {
    /** The service's own name, for example {@code registry-service}. */
    String service();

    /** Where the others are, by short name: registry, inference, monitor, retrain, workflows. */
    Map<String, URI> neighbours();

    /** Neighbours without which this service is not ready. */
    Optional<List<String>> readyNeeds();

    Internal internal();

    /** Calls between services. */
    interface Internal {
        /** Shared secret of the installation that signs internal tokens; at least 32 characters. */
        String secret();

        /** How long an internal token holds. */
        @WithDefault("PT60S")
        Duration tokenValidity();

        /** How long a call to a neighbour may take to connect. */
        @WithDefault("PT2S")
        Duration connectTimeout();

        /** How long a neighbour may take to answer. */
        @WithDefault("PT30S")
        Duration readTimeout();
    }
}

package dev.perennial.gateway.proxy;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of what passes through the gateway. */
@ConfigMapping(prefix = "perennial.proxy")
public interface ProxyConfig {
    /** Largest body on paths that take JSON. */
    @WithDefault("16M")
    MemorySize largestBody();

    /** Largest body on paths that take files. */
    @WithDefault("2G")
    MemorySize largestFile();

    /** Connections to one service. */
    @WithDefault("256")
    int connections();

    /** Requests that may wait for a connection to one service; more are refused. */
    @WithDefault("2000")
    int waiting();

    /** How long a connection may be silent while a service works on an answer. */
    @WithDefault("PT2M")
    Duration silence();
}

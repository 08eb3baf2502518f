package dev.perennial.gateway.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of identity. */
@ConfigMapping(prefix = "perennial.identity")
public interface IdentityConfig {
    /** How long a browser stays signed in. */
    @WithDefault("PT12H")
    Duration session();

    /** How long a found token, session or user is remembered; so long a revocation may take. */
    @WithDefault("PT5S")
    Duration remembered();

    /** How long a verified password is remembered, since verifying is slow on purpose. */
    @WithDefault("PT60S")
    Duration verified();

    /** Longest validity of a token. */
    @WithDefault("P366D")
    Duration longestToken();

    /** Wrong passwords within a minute for one user from one address. */
    @WithDefault("10")
    int failuresPerUser();

    /** Wrong passwords within a minute from one address. */
    @WithDefault("60")
    int failuresPerAddress();
}

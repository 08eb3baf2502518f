package dev.perennial.platform.testing;

import io.smallrye.jwt.build.Jwt;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;

/** Internal tokens for tests: what the gateway would show a service. */
public final class Tokens {
    private Tokens() {}

    /** A bearer token's text for this person with these roles. */
    public static String of(String actor, String... roles) {
        return by("test", actor, roles);
    }

    /** One that this service passes on. */
    public static String by(String via, String actor, String... roles) {
        return Jwt.issuer("perennial")
                .upn(actor)
                .subject(actor)
                .groups(Set.of(roles))
                .claim("via", via)
                .expiresIn(Duration.ofHours(1))
                .signWithSecret(
                        ConfigProvider.getConfig()
                                .getValue("perennial.internal.secret", String.class));
    }
}

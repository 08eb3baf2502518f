package dev.perennial.platform.identity;

import dev.perennial.platform.PlatformConfig;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Makes the tokens that services show one another. */
@ApplicationScoped
public class InternalTokens {
    /** The issuer that every service asks for. */
    public static final String ISSUER = "perennial";

    private final PlatformConfig config;

    InternalTokens(PlatformConfig config) {
        this.config = config;
    }

    /**
     * @param actor the person or application in whose name the call is made
     * @param roles what the actor may do
     */
    public String mint(String actor, Set<String> roles) {
        return Jwt.issuer(ISSUER)
                .upn(actor)
                .subject(actor)
                .groups(roles)
                .claim("via", config.service())
                .expiresIn(config.internal().tokenValidity())
                .signWithSecret(config.internal().secret());
    }
}

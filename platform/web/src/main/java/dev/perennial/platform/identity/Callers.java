package dev.perennial.platform.identity;

import dev.perennial.contract.Role;
import dev.perennial.platform.PlatformConfig;
import io.quarkus.arc.Arc;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Tells who asks, within a request; outside of one it is the service itself. */
@ApplicationScoped
public class Callers {
    private final SecurityIdentity identity;
    private final PlatformConfig config;

    Callers(SecurityIdentity identity, PlatformConfig config) {
        this.identity = identity;
        this.config = config;
    }

    /** The caller of the request under way, or this service where none is. */
    public Caller current() {
        if (!Arc.container().requestContext().isActive() || identity.isAnonymous()) {
            return itself();
        }
        Object via = config.service();
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            via = token.getClaim("via");
        }
        return new Caller(
                identity.getPrincipal().getName(), String.valueOf(via), identity.getRoles());
    }

    /** This service in its own name. */
    public Caller itself() {
        return new Caller(config.service(), config.service(), Set.of(Role.SERVICE));
    }
}

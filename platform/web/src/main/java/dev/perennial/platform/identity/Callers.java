package dev.perennial.platform.identity;

import dev.perennial.contract.Role;
import dev.perennial.platform.PlatformConfig;
import io.quarkus.arc.Arc;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Tells who asks, within a request; outside of one it is the service itself. */
@ApplicationScoped
public class Callers {
    private static final ScopedValue<Caller> CAUSE = ScopedValue.newInstance();

    private final SecurityIdentity identity;
    private final PlatformConfig config;

    Callers(SecurityIdentity identity, PlatformConfig config) {
        this.identity = identity;
        this.config = config;
    }

    /**
     * Does work that a person caused earlier and that goes on without them: neighbours are told
     * that it is in this person's name, by this service, with no role but the service's own.
     */
    public <T> T inTheNameOf(String actor, Supplier<T> work) {
        Caller caller = new Caller(actor, config.service(), ownRoles());
        return ScopedValue.where(CAUSE, caller).call(work::get);
    }

    /** The caller of the request under way, or this service where none is. */
    public Caller current() {
        if (CAUSE.isBound()) {
            return CAUSE.get();
        }
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
        return new Caller(config.service(), config.service(), ownRoles());
    }

    /** The gateway speaks for those outside and is trusted as they are; by itself it only reads. */
    private Set<String> ownRoles() {
        return Set.of(config.service().equals(Caller.GATEWAY) ? Role.VIEWER : Role.PART);
    }
}

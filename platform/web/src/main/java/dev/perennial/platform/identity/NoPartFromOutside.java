package dev.perennial.platform.identity;

import dev.perennial.contract.Role;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Whoever comes by the gateway is no part of the platform, whatever roles the gateway knows them
 * by: such a token is none.
 */
@ApplicationScoped
public class NoPartFromOutside implements SecurityIdentityAugmentor {
    @Override
    public Uni<SecurityIdentity> augment(
            SecurityIdentity identity, AuthenticationRequestContext context) {
        boolean claimsToBePart =
                identity.getRoles().stream()
                        .anyMatch(
                                role -> role.equals(Role.PART) || role.startsWith(Role.PART + "@"));
        return claimsToBePart && !isFromInside(identity)
                ? Uni.createFrom().failure(new AuthenticationFailedException())
                : Uni.createFrom().item(identity);
    }

    private static boolean isFromInside(SecurityIdentity identity) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            return false;
        }
        Object via = token.getClaim("via");
        return via != null && !String.valueOf(via).equals(Caller.GATEWAY);
    }
}

package dev.perennial.platform.identity;

import dev.perennial.platform.PlatformConfig;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.util.KeyUtils;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import java.util.Set;

/** Accepts only tokens that a part of this installation signed with the shared secret. */
@ApplicationScoped
public class InternalVerification {
    private final PlatformConfig config;

    InternalVerification(PlatformConfig config) {
        this.config = config;
    }

    @Produces
    @Alternative
    @Priority(1)
    @ApplicationScoped
    JWTAuthContextInfo rules() {
        JWTAuthContextInfo rules = new JWTAuthContextInfo();
        rules.setIssuedBy(InternalTokens.ISSUER);
        rules.setSecretVerificationKey(
                KeyUtils.createSecretKeyFromSecret(config.internal().secret()));
        rules.setSignatureAlgorithm(Set.of(SignatureAlgorithm.HS256));
        return rules;
    }
}

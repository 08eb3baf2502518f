package dev.perennial.gateway.proxy;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.perennial.gateway.identity.Account;
import dev.perennial.gateway.identity.core.RoleNames;
import dev.perennial.platform.PlatformConfig;
import dev.perennial.platform.identity.InternalTokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** The internal token that a caller's requests carry on; one is used again for half its life. */
@ApplicationScoped
class InternalIdentity {
    private record Key(String actor, Set<String> roles) {}

    private final LoadingCache<Key, String> tokens;

    InternalIdentity(InternalTokens mint, PlatformConfig config) {
        this.tokens =
                Caffeine.newBuilder()
                        .maximumSize(10_000)
                        .expireAfterWrite(config.internal().tokenValidity().dividedBy(2))
                        .build(key -> mint.mint(key.actor(), RoleNames.valid(key.roles())));
    }

    String authorization(Account account) {
        return "Bearer " + tokens.get(new Key(account.name(), account.roles()));
    }
}

package dev.perennial.gateway.identity;

import dev.perennial.contract.Page;
import dev.perennial.contract.gateway.CreateToken;
import dev.perennial.contract.gateway.TokenView;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.gateway.identity.core.Secrets;
import dev.perennial.gateway.identity.core.Texts;
import dev.perennial.platform.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Bearer tokens: their secrets are told once and stored as hashes. */
@ApplicationScoped
public class Tokens {
    private final Clock clock;
    private final IdentityConfig config;
    private final Event<IdentityChanged> changed;

    Tokens(Clock clock, IdentityConfig config, Event<IdentityChanged> changed) {
        this.clock = clock;
        this.config = config;
        this.changed = changed;
    }

    @Transactional
    public TokenView create(String user, CreateToken token) {
        if (!token.validity().isPositive()
                || token.validity().compareTo(config.longestToken()) > 0) {
            throw ProblemException.invalid(
                    "validity is more than nothing and at most " + config.longestToken());
        }
        if (!Texts.isPrintable(token.purpose())) {
            throw ProblemException.invalid("purpose has control characters");
        }
        if (!Users.existing(user).active) {
            throw ProblemException.conflict(user + " is deactivated and gets no tokens");
        }
        String secret = Secrets.newToken();
        Instant until = clock.instant().plus(token.validity());
        TokenRow row = add(user, token.purpose(), Secrets.sha256(secret), until);
        changed.fire(new IdentityChanged(user));
        return row.view(secret);
    }

    /** Oldest first, since their ids sort by time. */
    @Transactional
    public Page<TokenView> list(String user, @Nullable String cursor, @Nullable Integer limit) {
        Users.existing(user);
        Slice slice = Slice.of(limit);
        List<TokenRow> rows =
                TokenRow.<TokenRow>find("user = ?1 and id > ?2 order by id", user, after(cursor))
                        .range(0, slice.size())
                        .list();
        return slice.page(rows, row -> row.view(null), row -> row.id.toString());
    }

    private static UUID after(@Nullable String cursor) {
        try {
            return cursor == null ? new UUID(0, 0) : UUID.fromString(cursor);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("cursor is none that a listing gave");
        }
    }

    /** Revoking twice does nothing. */
    @Transactional
    public void revoke(String user, UUID id) {
        TokenRow row = TokenRow.<TokenRow>find("id = ?1 and user = ?2", id, user).firstResult();
        if (row == null) {
            throw ProblemException.notFound(user + " has no token " + id);
        }
        if (row.revokedAt == null) {
            row.revokedAt = clock.instant();
            changed.fire(new IdentityChanged(user));
        }
    }

    /** Stores a token by its hash, within the caller's transaction. */
    TokenRow add(String user, String purpose, String hash, Instant until) {
        TokenRow row = new TokenRow();
        row.id = Ids.next();
        row.user = user;
        row.purpose = purpose;
        row.hash = hash;
        row.createdAt = clock.instant();
        row.expiresAt = until;
        row.persist();
        return row;
    }
}

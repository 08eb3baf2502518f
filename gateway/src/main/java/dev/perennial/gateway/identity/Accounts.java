package dev.perennial.gateway.identity;

import dev.perennial.gateway.identity.core.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/** Finds the active user behind credentials. Blocks on the database. */
@ApplicationScoped
class Accounts {
    private final Clock clock;
    private final Passwords passwords;

    Accounts(Clock clock, Passwords passwords) {
        this.clock = clock;
        this.passwords = passwords;
    }

    @Transactional
    Optional<Account> byName(String name) {
        if (!Texts.isUserName(name)) {
            return Optional.empty();
        }
        return UserRow.<UserRow>findByIdOptional(name).filter(u -> u.active).map(UserRow::account);
    }

    @Transactional
    Optional<Account> byToken(String hash) {
        return TokenRow.<TokenRow>find("hash", hash)
                .firstResultOptional()
                .filter(token -> token.holdsAt(clock.instant()))
                .flatMap(token -> byName(token.user));
    }

    @Transactional
    Optional<Account> bySession(String hash) {
        return SessionRow.<SessionRow>findByIdOptional(hash)
                .filter(session -> session.expiresAt.isAfter(clock.instant()))
                .flatMap(session -> byName(session.user));
    }

    /** Not transactional: no connection is held while a password is hashed. */
    Optional<Account> byPassword(Optional<Account> account, String password) {
        if (account.isEmpty()) {
            passwords.matchNobody(password);
            return Optional.empty();
        }
        return account.filter(known -> passwords.matches(password, known.passwordHash()));
    }
}

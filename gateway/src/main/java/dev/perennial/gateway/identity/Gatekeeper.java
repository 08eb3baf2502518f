package dev.perennial.gateway.identity;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.problem.ProblemType;
import dev.perennial.gateway.identity.core.Credentials;
import dev.perennial.gateway.identity.core.Failures;
import dev.perennial.gateway.identity.core.Secrets;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

/**
 * Turns credentials into an account without blocking the caller. What was found is remembered for a
 * few seconds, so that most calls cost a hash and a look-up in memory; a change made here is felt
 * at once, one made by another replica when the memory ends.
 */
@ApplicationScoped
public class Gatekeeper {
    private static final int REMEMBERED_AT_MOST = 20_000;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String WRONG =
            "The credentials are wrong, have expired or were revoked; sign in again or ask an"
                    + " administrator for a new token";

    private final Accounts accounts;
    private final ExecutorService threads;
    private final AsyncCache<String, Optional<Account>> found;
    private final AsyncCache<String, Optional<Account>> verified;
    private final Failures perUser;
    private final Failures perAddress;

    Gatekeeper(
            Accounts accounts,
            IdentityConfig config,
            Clock clock,
            @VirtualThreads ExecutorService threads) {
        this.accounts = accounts;
        this.threads = threads;
        this.found = remembering(config.remembered());
        this.verified = remembering(config.verified());
        this.perUser = new Failures(clock, config.failuresPerUser(), MINUTE, REMEMBERED_AT_MOST);
        this.perAddress =
                new Failures(clock, config.failuresPerAddress(), MINUTE, REMEMBERED_AT_MOST);
    }

    private static AsyncCache<String, Optional<Account>> remembering(Duration duration) {
        return Caffeine.newBuilder()
                .maximumSize(REMEMBERED_AT_MOST)
                .expireAfterWrite(duration)
                .buildAsync();
    }

    /**
     * Who it is. Completes at once when it is remembered, else on another thread; fails when the
     * database does.
     *
     * @param address where the caller is, to slow down guessing
     */
    public CompletableFuture<Admission> admit(Credentials credentials, String address) {
        return switch (credentials) {
            case Credentials.None() -> CompletableFuture.completedFuture(new Admission.Anonymous());
            case Credentials.Unreadable(String why) ->
                    CompletableFuture.completedFuture(new Admission.Refused(why));
            case Credentials.Token(String secret) -> byToken(secret).thenApply(Gatekeeper::judge);
            case Credentials.Session(String secret) ->
                    bySession(secret).thenApply(Gatekeeper::judge);
            case Credentials.Password password -> byPassword(password, address);
        };
    }

    /** As {@link #admit}, for callers who may wait. */
    public Admission admitNow(Credentials credentials, String address) {
        try {
            return admit(credentials, address).join();
        } catch (CompletionException e) {
            throw new ProblemException(
                    ProblemType.UNAVAILABLE,
                    "gateway's database does not answer now; try again in a few seconds");
        }
    }

    private CompletableFuture<Optional<Account>> byToken(String secret) {
        String hash = Secrets.sha256(secret);
        return remembered(found, "token " + hash, () -> accounts.byToken(hash));
    }

    private CompletableFuture<Optional<Account>> bySession(String secret) {
        String hash = Secrets.sha256(secret);
        return remembered(found, "session " + hash, () -> accounts.bySession(hash));
    }

    private CompletableFuture<Optional<Account>> byName(String name) {
        return remembered(found, "user " + name, () -> accounts.byName(name));
    }

    private CompletableFuture<Optional<Account>> remembered(
            AsyncCache<String, Optional<Account>> cache,
            String key,
            Supplier<Optional<Account>> look) {
        return cache.get(key, (_, _) -> CompletableFuture.supplyAsync(look, threads));
    }

    /** The password may be a token, as MLflow's clients send it; a token needs no slow check. */
    private CompletableFuture<Admission> byPassword(Credentials.Password shown, String address) {
        return byToken(shown.password())
                .thenCompose(owner ->
                        owner.filter(a -> a.name().equals(shown.user())).isPresent()
                                ? CompletableFuture.completedFuture(judge(owner))
                                : byName(shown.user())
                                        .thenCompose(user -> verify(shown, user, address)));
    }

    private CompletableFuture<Admission> verify(
            Credentials.Password shown, Optional<Account> user, String address) {
        String key = Secrets.sha256(shown.user() + ":" + shown.password());
        CompletableFuture<Optional<Account>> earlier = verified.getIfPresent(key);
        if (earlier == null) {
            String who = shown.user() + " " + address;
            if (perUser.tooMany(who) || perAddress.tooMany(address)) {
                return CompletableFuture.completedFuture(
                        new Admission.Paused("Too many wrong passwords; wait a minute"));
            }
            return remembered(verified, key, () -> accounts.byPassword(user, shown.password()))
                    .thenApply(account -> count(account, key, who, address));
        }
        return earlier.thenApply(then -> judge(user.filter(now -> isStill(now, then))))
                .thenApply(admission -> forgetUnlessKnown(admission, key));
    }

    private Admission count(Optional<Account> account, String key, String who, String address) {
        if (account.isPresent()) {
            perUser.succeeded(who);
        } else {
            perUser.failed(who);
            perAddress.failed(address);
        }
        return forgetUnlessKnown(judge(account), key);
    }

    private Admission forgetUnlessKnown(Admission admission, String key) {
        if (!(admission instanceof Admission.Known)) {
            verified.synchronous().invalidate(key);
        }
        return admission;
    }

    /** Roles may have changed since the password was verified; the password must not have. */
    private static boolean isStill(Account now, Optional<Account> then) {
        return then.filter(a -> a.passwordHash().equals(now.passwordHash())).isPresent();
    }

    private static Admission judge(Optional<Account> account) {
        return account.<Admission>map(Admission.Known::new)
                .orElseGet(() -> new Admission.Refused(WRONG));
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) IdentityChanged change) {
        found.synchronous().invalidateAll();
        verified.synchronous().invalidateAll();
    }
}

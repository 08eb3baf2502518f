package dev.perennial.gateway.identity;

import dev.perennial.gateway.identity.core.Secrets;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Browser sessions: begun at sign-in, ended at sign-out or after their time. */
@ApplicationScoped
public class Sessions {
    /** The cookie that carries a session's secret. */
    public static final String COOKIE = "perennial_session";

    private final Clock clock;
    private final IdentityConfig config;
    private final Event<IdentityChanged> changed;

    Sessions(Clock clock, IdentityConfig config, Event<IdentityChanged> changed) {
        this.clock = clock;
        this.config = config;
        this.changed = changed;
    }

    /** Begins a session and returns its secret, told only here. */
    @Transactional
    public String begin(String user) {
        String secret = Secrets.newSecret();
        Instant now = clock.instant();
        SessionRow row = new SessionRow();
        row.hash = Secrets.sha256(secret);
        row.user = user;
        row.createdAt = now;
        row.expiresAt = now.plus(config.session());
        row.persist();
        return secret;
    }

    /** Ends the session; ending what has ended does nothing. */
    @Transactional
    public void end(String secret) {
        SessionRow row = SessionRow.findById(Secrets.sha256(secret));
        if (row != null) {
            row.delete();
            changed.fire(new IdentityChanged(row.user));
        }
    }

    public Duration validity() {
        return config.session();
    }

    @Scheduled(every = "1h", delayed = "5m")
    @Transactional
    void forgetExpired() {
        SessionRow.delete("expiresAt < ?1", clock.instant());
    }
}

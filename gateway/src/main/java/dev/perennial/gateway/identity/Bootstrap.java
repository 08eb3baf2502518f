package dev.perennial.gateway.identity;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perennial.contract.gateway.CreateUser;
import dev.perennial.gateway.identity.core.Secrets;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Makes the first users from a file that only the installation can read. Users who are there stay
 * as they are; a token that was revoked stays revoked.
 */
@ApplicationScoped
class Bootstrap {
    private static final Logger LOG = Logger.getLogger(Bootstrap.class);
    private static final Duration VALIDITY = Duration.ofDays(3650);

    private final BootstrapConfig config;
    private final Users users;
    private final Tokens tokens;
    private final Clock clock;
    private final ObjectMapper json;

    Bootstrap(BootstrapConfig config, Users users, Tokens tokens, Clock clock, ObjectMapper json) {
        this.config = config;
        this.users = users;
        this.tokens = tokens;
        this.clock = clock;
        this.json = json;
    }

    /** A user as the file tells them. */
    record FirstUser(
            String name,
            String displayName,
            List<String> roles,
            String password,
            @Nullable String token) {}

    @Transactional
    void start(@Observes StartupEvent event) {
        config.file().ifPresent(this::load);
    }

    @Transactional
    void load(Path file) {
        List<FirstUser> first;
        try {
            first = json.readValue(Files.readString(file), new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("The first users can't be read from " + file, e);
        }
        first.forEach(this::add);
    }

    private void add(FirstUser user) {
        if (UserRow.findById(user.name()) == null) {
            users.create(
                    new CreateUser(user.name(), user.displayName(), user.password(), user.roles()));
            LOG.infof(
                    "audit user.created by=bootstrap user=%s roles=%s", user.name(), user.roles());
        }
        String token = user.token();
        if (token != null && !token.isBlank()) {
            String hash = Secrets.sha256(token);
            if (TokenRow.count("hash", hash) == 0) {
                tokens.add(user.name(), "bootstrap", hash, clock.instant().plus(VALIDITY));
            }
        }
    }
}

package dev.perennial.gateway.identity;

import dev.perennial.gateway.identity.core.Secrets;
import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;

/**
 * Hashes passwords with bcrypt, which is slow on purpose, so that only a few are hashed at a time.
 * bcrypt reads no more than 72 bytes; the SHA-256 before it lets every character of a long password
 * count.
 */
@ApplicationScoped
class Passwords {
    /** bcrypt's cost: 2^11 rounds, some 100 ms. */
    private static final int COST = 11;

    private static final int AT_A_TIME = Math.max(2, Runtime.getRuntime().availableProcessors());

    private final Semaphore slots = new Semaphore(AT_A_TIME);
    private final String nobodys = hash(Secrets.newSecret());

    final String hash(String password) {
        slots.acquireUninterruptibly();
        try {
            return BcryptUtil.bcryptHash(Secrets.sha256(password), COST);
        } finally {
            slots.release();
        }
    }

    boolean matches(String password, String hash) {
        slots.acquireUninterruptibly();
        try {
            return BcryptUtil.matches(Secrets.sha256(password), hash);
        } finally {
            slots.release();
        }
    }

    /** Takes as long as a real comparison, so that time does not tell which users exist. */
    void matchNobody(String password) {
        matches(password, nobodys);
    }
}

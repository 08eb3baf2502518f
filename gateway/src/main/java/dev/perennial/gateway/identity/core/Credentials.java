package dev.perennial.gateway.identity.core;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a caller showed of themselves. */
public sealed interface Credentials {
    /** Nothing was shown. */
    record None() implements Credentials {}

    /** Something was shown that can't be read. */
    record Unreadable(String why) implements Credentials {}

    /** A token's secret. */
    record Token(String secret) implements Credentials {}

    /** Name and password; the password may be a token's secret, as MLflow's clients do it. */
    record Password(String user, String password) implements Credentials {}

    /** A browser's session. */
    record Session(String secret) implements Credentials {}

    /**
     * A header wins over the cookie: who sends one means it.
     *
     * @param header the Authorization header
     * @param cookie the value of the session cookie
     */
    static Credentials read(@Nullable String header, @Nullable String cookie) {
        if (header != null && !header.isBlank()) {
            return fromHeader(header.strip());
        }
        return cookie == null || cookie.isBlank() ? new None() : new Session(cookie);
    }

    private static Credentials fromHeader(String header) {
        int space = header.indexOf(' ');
        String scheme = space < 0 ? header : header.substring(0, space);
        String value = space < 0 ? "" : header.substring(space + 1).strip();
        return switch (scheme.toLowerCase(Locale.ROOT)) {
            case "bearer" ->
                    value.isEmpty()
                            ? new Unreadable("The bearer token is empty")
                            : new Token(value);
            case "basic" -> basic(value);
            default -> new Unreadable("Only Bearer and Basic are understood");
        };
    }

    private static Credentials basic(String value) {
        try {
            String text = new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            if (colon < 1) {
                return new Unreadable("Basic credentials are user:password in Base64");
            }
            return new Password(text.substring(0, colon), text.substring(colon + 1));
        } catch (IllegalArgumentException notBase64) {
            return new Unreadable("Basic credentials are user:password in Base64");
        }
    }
}

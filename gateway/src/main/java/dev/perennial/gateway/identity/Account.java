package dev.perennial.gateway.identity;

import java.util.Set;

/**
 * An active user, as authentication needs them.
 *
 * @param passwordHash tells whether a password that was verified earlier is still theirs
 */
public record Account(String name, String displayName, Set<String> roles, String passwordHash) {
    @Override
    public String toString() {
        return name + roles;
    }
}

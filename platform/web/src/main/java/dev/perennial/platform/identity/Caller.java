package dev.perennial.platform.identity;

import java.util.Set;

/**
 * Who asks.
 *
 * @param actor the person or application in whose name it is
 * @param via the service that passed it on
 */
public record Caller(String actor, String via, Set<String> roles) {
    /** Whether the caller has the role for the installation, or for this model. */
    public boolean has(String role, String model) {
        return roles.contains(role) || roles.contains(role + "@" + model);
    }
}

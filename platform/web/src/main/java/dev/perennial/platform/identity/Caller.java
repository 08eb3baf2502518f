package dev.perennial.platform.identity;

import dev.perennial.contract.Role;
import java.util.Set;

/**
 * Who asks.
 *
 * @param actor the person or application in whose name it is
 * @param via the service that passed it on
 */
public record Caller(String actor, String via, Set<String> roles) {
    /** The part at the door, which speaks for those outside. */
    public static final String GATEWAY = "gateway";

    /** Whether the caller has the role for the installation, or for this model. */
    public boolean has(String role, String model) {
        return roles.contains(role) || roles.contains(role + "@" + model);
    }

    /** Whether a part of the platform asks for itself, and does not pass on what somebody asked. */
    public boolean actsAsPart() {
        return roles.equals(Set.of(Role.PART));
    }
}

package dev.perennial.gateway.identity.core;

import dev.perennial.contract.Role;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The roles that can be given: for the installation, or {@code role@model} for one model. {@link
 * Role#PART} is none of them.
 */
public final class RoleNames {
    private static final List<String> KNOWN =
            List.of(
                    Role.ADMIN,
                    Role.SCIENTIST,
                    Role.ENGINEER,
                    Role.APPROVER,
                    Role.OPERATOR,
                    Role.VIEWER,
                    Role.SERVICE);
    private static final int LONGEST_MODEL = 256;

    private RoleNames() {}

    public static List<String> known() {
        return KNOWN;
    }

    /** Those of the roles that a user can have; a stored one that is none counts for nothing. */
    public static Set<String> valid(Set<String> roles) {
        return roles.stream().filter(RoleNames::isValid).collect(Collectors.toUnmodifiableSet());
    }

    public static boolean isValid(String role) {
        int at = role.indexOf('@');
        if (at < 0) {
            return KNOWN.contains(role);
        }
        String model = role.substring(at + 1);
        boolean named =
                !model.isBlank() && model.length() <= LONGEST_MODEL && Texts.isPrintable(model);
        return named && KNOWN.contains(role.substring(0, at));
    }
}

package dev.perennial.workflows.camunda.web;

import dev.perennial.contract.Role;
import java.util.List;
import java.util.Set;

/** Camunda's groups: one a role, of the same name; administrators are Camunda's own too. */
final class Groups {
    static final String CAMUNDA_ADMIN = "camunda-admin";

    /** No name at the gateway can have a colon. */
    static final String NOBODY = ":nobody:";

    static final List<String> ALL =
            List.of(
                    Role.ADMIN,
                    Role.SCIENTIST,
                    Role.ENGINEER,
                    Role.APPROVER,
                    Role.OPERATOR,
                    Role.VIEWER,
                    CAMUNDA_ADMIN);

    private Groups() {}

    /** Groups of somebody with these roles; roles for one model alone open no group. */
    static List<String> of(Set<String> roles) {
        return ALL.stream()
                .filter(group -> roles.contains(group.equals(CAMUNDA_ADMIN) ? Role.ADMIN : group))
                .toList();
    }
}

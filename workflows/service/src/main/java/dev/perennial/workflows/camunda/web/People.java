package dev.perennial.workflows.camunda.web;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;

/**
 * Keeps Camunda's users and memberships in step with the gateway's. Camunda asks its own tables for
 * them, and fails on a user that it does not know.
 */
@Unremovable // Camunda's filter looks it up.
@ApplicationScoped
public class People {
    private final IdentityService identities;
    private final Map<String, List<String>> known = new ConcurrentHashMap<>();

    People(IdentityService identities) {
        this.identities = identities;
    }

    /** Makes the user where it is missing, and its memberships these. */
    @Transactional
    public void keepInStep(String name, List<String> groups) {
        if (groups.equals(known.get(name))) {
            return;
        }
        synchronized (this) {
            identities.clearAuthentication();
            user(name);
            memberships(name, groups);
        }
        if (known.size() > 10_000) {
            known.clear();
        }
        known.put(name, groups);
    }

    private void user(String name) {
        if (identities.createUserQuery().userId(name).count() == 0) {
            User user = identities.newUser(name);
            user.setFirstName(name);
            user.setLastName("");
            identities.saveUser(user);
        }
    }

    private void memberships(String name, List<String> groups) {
        Set<String> missing = new HashSet<>(groups);
        for (Group group : identities.createGroupQuery().groupMember(name).list()) {
            if (!missing.remove(group.getId())) {
                identities.deleteMembership(name, group.getId());
            }
        }
        missing.forEach(group -> identities.createMembership(name, group));
    }
}

package dev.perennial.workflows.camunda.web;

import dev.perennial.contract.Role;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;

/**
 * What each role may see and do in Camunda's apps. Written once, then an administrator's to change.
 */
@ApplicationScoped
public class Grants {
    private static final int AFTER_THE_ENGINE = 3000;
    private static final List<String> READERS =
            List.of(Role.SCIENTIST, Role.ENGINEER, Role.APPROVER, Role.OPERATOR, Role.VIEWER);

    private final IdentityService identities;
    private final AuthorizationService authorizations;
    private final FilterService filters;

    Grants(ProcessEngine engine) {
        this.identities = engine.getIdentityService();
        this.authorizations = engine.getAuthorizationService();
        this.filters = engine.getFilterService();
    }

    @Transactional
    void write(@Observes @Priority(AFTER_THE_ENGINE) StartupEvent start) {
        if (identities.createGroupQuery().groupId(Role.APPROVER).count() == 0) {
            fresh();
        }
        if (identities.createUserQuery().userId(Groups.NOBODY).count() == 0) {
            nobody();
        }
    }

    /**
     * As long as no administrator has come by, Camunda sends whoever comes first to a page where
     * they make themselves administrator. This one, whom nobody can be, closes it.
     */
    private void nobody() {
        User user = identities.newUser(Groups.NOBODY);
        user.setFirstName("Nobody");
        user.setLastName("");
        identities.saveUser(user);
        identities.createMembership(Groups.NOBODY, Groups.CAMUNDA_ADMIN);
    }

    private void fresh() {
        for (String id : Groups.ALL) {
            Group group = identities.newGroup(id);
            group.setName(id);
            group.setType(id.equals(Groups.CAMUNDA_ADMIN) ? "SYSTEM" : "WORKFLOW");
            identities.saveGroup(group);
        }
        administrators();
        READERS.forEach(this::readers);
        decide(Role.APPROVER);
        grant(Role.ENGINEER, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        operate();
        Filter all = allTasks();
        for (String group : List.of(Role.APPROVER, Role.ENGINEER)) {
            grant(group, Resources.FILTER, all.getId(), Permissions.READ);
        }
    }

    private void administrators() {
        for (Resources resource : Resources.values()) {
            grant(Groups.CAMUNDA_ADMIN, resource, Authorization.ANY, Permissions.ALL);
        }
    }

    private void readers(String group) {
        grant(group, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        grant(
                group,
                Resources.PROCESS_DEFINITION,
                Authorization.ANY,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.READ_HISTORY,
                ProcessDefinitionPermissions.READ_TASK);
        grant(group, Resources.DEPLOYMENT, Authorization.ANY, Permissions.READ);
    }

    private void decide(String group) {
        grant(group, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        grant(group, Resources.GROUP, group, Permissions.READ);
        grant(group, Resources.TASK, Authorization.ANY, Permissions.READ, Permissions.UPDATE);
    }

    /** Operators and engineers repair what is stuck: retries, suspension. */
    private void operate() {
        for (String group : List.of(Role.OPERATOR, Role.ENGINEER)) {
            grant(
                    group,
                    Resources.PROCESS_DEFINITION,
                    "renewal",
                    ProcessDefinitionPermissions.RETRY_JOB,
                    ProcessDefinitionPermissions.SUSPEND_INSTANCE);
        }
    }

    private Filter allTasks() {
        Filter filter = filters.newTaskFilter("Waiting for a decision");
        filter.setProperties(
                Map.of(
                        "description",
                        "All open tasks",
                        "priority",
                        0,
                        "refresh",
                        true,
                        "color",
                        "#2d6a4f"));
        return filters.saveFilter(filter);
    }

    private void grant(String group, Resource resource, String id, Permission... permissions) {
        Authorization authorization =
                authorizations
                        .createAuthorizationQuery()
                        .groupIdIn(group)
                        .resourceType(resource)
                        .resourceId(id)
                        .singleResult();
        if (authorization == null) {
            authorization = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            authorization.setGroupId(group);
            authorization.setResource(resource);
            authorization.setResourceId(id);
        }
        for (Permission permission : permissions) {
            authorization.addPermission(permission);
        }
        authorizations.saveAuthorization(authorization);
    }
}

package dev.perennial.workflows.access;

import dev.perennial.contract.Role;
import dev.perennial.platform.identity.Caller;
import dev.perennial.platform.identity.ModelRoles;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** What each role may do here. Each endpoint calls one of these first. */
@ApplicationScoped
public class Access {
    private static final Set<String> GOVERN = Set.of(Role.ADMIN, Role.ENGINEER);
    private static final Set<String> START = Set.of(Role.ADMIN, Role.ENGINEER, Role.SCIENTIST);
    private static final Set<String> STOP = Set.of(Role.ADMIN, Role.ENGINEER, Role.OPERATOR);

    private final ModelRoles roles;

    Access(ModelRoles roles) {
        this.roles = roles;
    }

    public void toRead(String model) {
        roles.need(ModelRoles.READERS, model, "read about " + model);
    }

    /** For what is about the whole installation. */
    public void toReadAll() {
        roles.needForAll(ModelRoles.READERS, "read about every model");
    }

    /** What may be fixed automatically is not for those whose models it fixes. */
    public Caller toGovern(String model) {
        return roles.need(GOVERN, model, "set the policy of " + model);
    }

    public Caller toStart(String model) {
        return roles.need(START, model, "ask for a renewal of " + model);
    }

    public Caller toSwitch() {
        return roles.needForAll(STOP, "turn the switch of all automatic action");
    }
}

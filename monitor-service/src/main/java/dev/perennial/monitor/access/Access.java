package dev.perennial.monitor.access;

import dev.perennial.contract.Role;
import dev.perennial.platform.identity.ModelRoles;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** What each role may do here. Each endpoint calls one of these first. */
@ApplicationScoped
public class Access {
    private static final Set<String> LABEL =
            Set.of(Role.ADMIN, Role.SCIENTIST, Role.ENGINEER, Role.SERVICE);
    private static final Set<String> CONFIGURE = Set.of(Role.ADMIN, Role.ENGINEER, Role.PART);
    private static final Set<String> HANDLE = Set.of(Role.ADMIN, Role.ENGINEER, Role.OPERATOR);

    private final ModelRoles roles;

    Access(ModelRoles roles) {
        this.roles = roles;
    }

    public void toRead(String model) {
        roles.need(ModelRoles.READERS, model, "read about " + model);
    }

    /** To report ground truth of any model, whichever it is. */
    public void toLabelSome() {
        roles.needForSome(LABEL, "report ground truth");
    }

    /** Whether the caller may report ground truth of every model. */
    public boolean mayLabelAll() {
        return roles.haveForAll(LABEL);
    }

    public void toLabel(String model) {
        roles.need(LABEL, model, "report ground truth of " + model);
    }

    public void toConfigure(String model) {
        roles.need(CONFIGURE, model, "set what is watched of " + model);
    }

    /** To take note of findings, or to end them. */
    public void toHandle(String model) {
        roles.need(HANDLE, model, "change findings of " + model);
    }
}

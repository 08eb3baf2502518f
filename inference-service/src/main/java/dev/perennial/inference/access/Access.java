package dev.perennial.inference.access;

import dev.perennial.contract.Role;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.platform.identity.Caller;
import dev.perennial.platform.identity.ModelRoles;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** What each role may do here. Each endpoint calls one of these first. */
@ApplicationScoped
public class Access {
    private static final Set<String> PREDICT =
            Set.of(Role.ADMIN, Role.SCIENTIST, Role.ENGINEER, Role.SERVICE, Role.PART);
    private static final Set<String> START = Set.of(Role.ADMIN, Role.PART);
    private static final Set<String> STOP =
            Set.of(Role.ADMIN, Role.ENGINEER, Role.OPERATOR, Role.PART);

    private final ModelRoles roles;

    Access(ModelRoles roles) {
        this.roles = roles;
    }

    /** Scores, explains and replays are predictions too. */
    public Caller toPredict(String model) {
        return roles.need(PREDICT, model, "predict with " + model);
    }

    /** A candidate answers requests: that is for renewals, which end with an approval. */
    public void toStartRollout(String model) {
        roles.need(START, model, "start a rollout of " + model);
    }

    /** The champion answers again. */
    public void toEndRollout(String model) {
        roles.need(STOP, model, "end the rollout of " + model);
    }

    public void toRead(String model) {
        roles.need(ModelRoles.READERS, model, "read about " + model);
    }

    /** For what is about the whole installation. */
    public void toReadAll() {
        if (!roles.haveForAll(ModelRoles.READERS)) {
            throw ProblemException.forbidden("This asks for a role that is not for one model only");
        }
    }
}

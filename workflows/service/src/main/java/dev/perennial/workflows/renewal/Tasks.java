package dev.perennial.workflows.renewal;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.jspecify.annotations.Nullable;

/** Tasks of the engine, completed in a person's name. */
@ApplicationScoped
class Tasks {
    private final ProcessEngine engine;
    private final TaskService tasks;
    private final IdentityService identities;

    Tasks(ProcessEngine engine) {
        this.engine = engine;
        this.tasks = engine.getTaskService();
        this.identities = engine.getIdentityService();
    }

    /**
     * Completes a task for somebody whose right to do so was checked already: their role may hold
     * for one model only, which the engine's groups can't say. Its log names them all the same.
     */
    void complete(String task, String by, Map<String, Object> variables) {
        Authentication before = identities.getCurrentAuthentication();
        identities.setAuthentication(new Authentication(by, null));
        try {
            ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                    .getCommandExecutorTxRequired()
                    .execute(command ->
                            command.runWithoutAuthorization(() -> {
                                tasks.complete(task, variables);
                                return null;
                            }));
        } finally {
            if (before == null) {
                identities.clearAuthentication();
            } else {
                identities.setAuthentication(before);
            }
        }
    }

    /** Who completes the task at hand. */
    String completedBy() {
        Authentication person = identities.getCurrentAuthentication();
        if (person == null || person.getUserId() == null) {
            throw new IllegalStateException(
                    "A task is completed by a person, and nobody is signed in");
        }
        return person.getUserId();
    }

    /** The groups of who completes the task; null where their right was checked already. */
    @Nullable List<String> groups() {
        Authentication person = identities.getCurrentAuthentication();
        return person == null ? null : person.getGroupIds();
    }
}

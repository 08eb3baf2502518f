package dev.perennial.workflows.camunda;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.transaction.TransactionManager;
import org.camunda.bpm.container.RuntimeContainerDelegate;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/** Builds the engine at start, deploys the processes, and stops it in order. */
@ApplicationScoped
public class Engine {
    static final int BEFORE_THE_REST = 1000;
    static final int AFTER_THE_REST = 4000;

    private final ProcessEngine engine;

    Engine(AgroalDataSource database, TransactionManager transactions, EngineSettings settings) {
        engine = new EngineConfiguration(database, transactions, settings).buildProcessEngine();
    }

    void deploy(@Observes @Priority(BEFORE_THE_REST) StartupEvent start) {
        RuntimeContainerDelegate.INSTANCE.get().registerProcessEngine(engine);
        engine.getRepositoryService()
                .createDeployment()
                .name("perennial")
                .source("perennial")
                .enableDuplicateFiltering(true)
                .addClasspathResource("processes/renewal.bpmn")
                .addClasspathResource("processes/approve.html")
                .deploy();
    }

    /** Jobs begin once everything else is there. */
    void begin(@Observes @Priority(AFTER_THE_REST) StartupEvent start) {
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getJobExecutor()
                .start();
    }

    void end(@Observes ShutdownEvent stop) {
        RuntimeContainerDelegate.INSTANCE.get().unregisterProcessEngine(engine);
        engine.close();
    }

    /** Whether jobs are being worked. */
    public boolean working() {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getJobExecutor()
                .isActive();
    }

    @Produces
    @ApplicationScoped
    ProcessEngine engine() {
        return engine;
    }

    @Produces
    @ApplicationScoped
    RuntimeService runtime() {
        return engine.getRuntimeService();
    }

    @Produces
    @ApplicationScoped
    TaskService tasks() {
        return engine.getTaskService();
    }

    @Produces
    @ApplicationScoped
    HistoryService history() {
        return engine.getHistoryService();
    }

    @Produces
    @ApplicationScoped
    RepositoryService repository() {
        return engine.getRepositoryService();
    }

    @Produces
    @ApplicationScoped
    IdentityService identities() {
        return engine.getIdentityService();
    }
}

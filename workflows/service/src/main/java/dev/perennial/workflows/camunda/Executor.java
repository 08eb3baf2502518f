package dev.perennial.workflows.camunda;

import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;

/** Works the engine's jobs: a few platform threads and short pauses. */
final class Executor extends DefaultJobExecutor {
    Executor(EngineSettings settings) {
        setCorePoolSize(settings.threads());
        setMaxPoolSize(settings.threads());
        setMaxJobsPerAcquisition(settings.threads());
        setWaitTimeInMillis((int) settings.idle().toMillis());
        setMaxWait(settings.longestIdle().toMillis());
        setLockTimeInMillis((int) settings.lock().toMillis());
    }
}

package dev.perennial.workflows.camunda;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobsRunnable;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;

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

    @Override
    public Runnable getExecuteJobsRunnable(List<String> jobs, ProcessEngineImpl engine) {
        return new InOurLoader(jobs, engine);
    }

    /**
     * While it works jobs, the engine makes its own class loader the thread's; the clients of the
     * neighbours look there for their types, which are the service's.
     */
    private static final class InOurLoader extends ExecuteJobsRunnable {
        private final ProcessEngine engine;

        InOurLoader(List<String> jobs, ProcessEngineImpl engine) {
            super(jobs, engine);
            this.engine = engine;
        }

        @Override
        protected void executeJob(
                String job, CommandExecutor commands, JobFailureCollector failures) {
            Thread.currentThread().setContextClassLoader(Executor.class.getClassLoader());
            Traces.within(engine, job, () -> super.executeJob(job, commands, failures));
        }
    }
}

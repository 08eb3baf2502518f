package dev.perennial.workflows.camunda;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;

/** Works the engine's jobs: a few platform threads and short pauses. */
final class Executor extends DefaultJobExecutor {
    private static final AtomicLong COUNT = new AtomicLong();

    Executor(EngineSettings settings) {
        setCorePoolSize(settings.threads());
        setMaxPoolSize(settings.threads());
        setMaxJobsPerAcquisition(settings.threads());
        setWaitTimeInMillis((int) settings.idle().toMillis());
        setMaxWait(settings.longestIdle().toMillis());
        setLockTimeInMillis((int) settings.lock().toMillis());
    }

    /**
     * The engine would make threads of its own, with whatever class loader its caller has: the
     * clients of the neighbours look for their types in it.
     */
    @Override
    protected void startExecutingJobs() {
        if (threadPoolExecutor == null || threadPoolExecutor.isShutdown()) {
            threadPoolExecutor =
                    new ThreadPoolExecutor(
                            corePoolSize,
                            maxPoolSize,
                            0,
                            TimeUnit.MILLISECONDS,
                            new ArrayBlockingQueue<>(queueSize),
                            Executor::thread,
                            new ThreadPoolExecutor.AbortPolicy());
        }
        super.startExecutingJobs();
    }

    private static Thread thread(Runnable work) {
        Thread thread = Thread.ofPlatform().name("job-", COUNT.getAndIncrement()).unstarted(work);
        thread.setContextClassLoader(Executor.class.getClassLoader());
        return thread;
    }
}

package dev.perennial.retrain;

import dev.perennial.contract.Page;
import dev.perennial.contract.Role;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.retrain.JobView;
import dev.perennial.contract.retrain.RetrainApi;
import dev.perennial.contract.retrain.StartComparison;
import dev.perennial.contract.retrain.StartTraining;
import dev.perennial.platform.page.Cursors;
import dev.perennial.retrain.job.Jobs;
import dev.perennial.retrain.job.Order;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Jobs over HTTP. */
@RunOnVirtualThread
@RolesAllowed({Role.SCIENTIST, Role.ENGINEER, Role.ADMIN, Role.PART})
public class RetrainResource implements RetrainApi {
    private final Jobs jobs;

    RetrainResource(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public JobView train(String key, StartTraining asked) {
        check(() -> dev.perennial.retrain.training.core.Requests.check(asked));
        return jobs.ask(
                new Order(JobView.Kind.TRAINING, key, asked.model(), asked, asked.reference()));
    }

    @Override
    public JobView compare(String key, StartComparison asked) {
        check(() -> dev.perennial.retrain.comparison.core.Requests.check(asked));
        return jobs.ask(
                new Order(JobView.Kind.COMPARISON, key, asked.model(), asked, asked.reference()));
    }

    @Override
    @RolesAllowed({
        Role.SCIENTIST,
        Role.ENGINEER,
        Role.ADMIN,
        Role.SERVICE,
        Role.PART,
        Role.APPROVER,
        Role.OPERATOR,
        Role.VIEWER
    })
    public JobView job(UUID id) {
        return jobs.get(id);
    }

    @Override
    @RolesAllowed({
        Role.SCIENTIST,
        Role.ENGINEER,
        Role.ADMIN,
        Role.SERVICE,
        Role.PART,
        Role.APPROVER,
        Role.OPERATOR,
        Role.VIEWER
    })
    public Page<JobView> jobs(
            @Nullable String model, @Nullable String cursor, @Nullable Integer limit) {
        return jobs.list(model, cursor, Cursors.limit(limit));
    }

    @Override
    public JobView cancel(UUID id) {
        return jobs.cancel(id);
    }

    private static void check(Runnable rules) {
        try {
            rules.run();
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid(String.valueOf(e.getMessage()));
        }
    }
}

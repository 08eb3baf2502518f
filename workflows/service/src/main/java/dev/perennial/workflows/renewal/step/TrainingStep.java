package dev.perennial.workflows.renewal.step;

import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.retrain.JobView;
import dev.perennial.contract.retrain.TrainingResult;
import dev.perennial.workflows.neighbour.Training;
import dev.perennial.workflows.renewal.Candidacy;
import dev.perennial.workflows.renewal.Journeys;
import dev.perennial.workflows.renewal.Renewal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Asks for a candidate and waits for it. */
@Named("renewalTraining")
@ApplicationScoped
public class TrainingStep {
    private static final String STATE = "trainingState";

    /** The request itself is wrong: repeating it would not help. */
    static final Set<Integer> FINAL = Set.of(400, 404, 409, 413, 422);

    private final Journeys journeys;
    private final ModelStep model;
    private final TrainingOrder order;
    private final Training training;

    TrainingStep(Journeys journeys, ModelStep model, TrainingOrder order, Training training) {
        this.journeys = journeys;
        this.model = model;
        this.order = order;
        this.training = training;
    }

    public void train(DelegateExecution execution) {
        Renewal renewal = journeys.at(execution);
        model.stand(execution, renewal);
        try {
            JobView job = training.jobs().train(Keys.of(execution, renewal), order.of(renewal));
            renewal.candidacy().isTrainedBy(job.id());
            journeys.tell(execution, renewal, order.inWords(renewal) + ", job " + job.id());
            journeys.waitsFor(execution, renewal, "Training job " + job.id());
        } catch (ProblemException e) {
            if (!FINAL.contains(e.type().status())) {
                throw e;
            }
            renewal.candidacy().couldNotBeTrained(e.detail());
        }
    }

    public void look(DelegateExecution execution) {
        Renewal renewal = journeys.at(execution);
        Candidacy candidacy = renewal.candidacy();
        UUID id = candidacy.trainingJob();
        if (candidacy.trainingError() != null || id == null) {
            failed(execution, renewal, String.valueOf(candidacy.trainingError()));
            return;
        }
        JobView job = training.jobs().job(id);
        switch (job.state()) {
            case DONE -> done(execution, renewal, job);
            case FAILED -> failed(execution, renewal, String.valueOf(job.error()));
            case CANCELLED -> failed(execution, renewal, "Training job " + id + " was cancelled");
            case QUEUED, RUNNING -> {
                execution.setVariable(STATE, job.state().name());
                journeys.waitsFor(
                        execution,
                        renewal,
                        "Training job %s: %s, %.0f %%"
                                .formatted(id, job.step(), 100 * job.progress()));
            }
        }
    }

    private void done(DelegateExecution execution, Renewal renewal, JobView job) {
        TrainingResult result = job.training();
        if (result == null) {
            throw new IllegalStateException("Training job " + job.id() + " is done without result");
        }
        renewal.candidacy().isTrained(result);
        execution.setVariable("candidate", result.version());
        execution.setVariable(STATE, JobView.State.DONE.name());
        journeys.tell(
                execution,
                renewal,
                "Version %s is trained on %,d rows; %,d later rows are held out"
                        .formatted(result.version(), result.trainingRows(), result.holdoutRows()));
    }

    private void failed(DelegateExecution execution, Renewal renewal, String why) {
        renewal.willEnd(why);
        execution.setVariable(STATE, JobView.State.FAILED.name());
        journeys.tell(execution, renewal, "Failed: " + why);
    }
}

package dev.perennial.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.cli.WhyText;
import dev.perennial.cli.client.Api;
import dev.perennial.cli.client.ApiException;
import dev.perennial.cli.launch.Progress;
import dev.perennial.cli.launch.Secrets;
import dev.perennial.contract.registry.AliasView;
import dev.perennial.contract.retrain.TrainingResult;
import dev.perennial.contract.workflows.RenewalView;
import java.nio.file.Path;

/** The whole journey, from planting to the answer. */
public final class Demo {
    private static final String MODEL = "flights-delay";

    private final Cast cast;
    private final Story story;
    private final DemoOptions options;
    private final Flights flights;

    /**
     * @param home folder of the project, which has the data
     */
    public Demo(Path home, Secrets secrets, Progress progress, DemoOptions options) {
        this.cast = Cast.of(options.url(), secrets);
        this.story = new Story(progress);
        this.options = options;
        this.flights = Flights.read(home.resolve("demo/flights_delay"));
    }

    /**
     * Runs it.
     *
     * @return whether a renewal was promoted and the new champion is the better one
     */
    public boolean run() {
        String model = freshName();
        TrainingResult first = new Planting(cast, story, model).plant(flights);
        Traffic traffic = new Traffic(cast.application(), model, flights);
        Watch watch = new Watch(cast.engineer(), story, model);
        Year year = new Year(cast, story, traffic, watch, options);
        year.replay(flights.hours());
        boolean better = sumUp(model, first, year);
        answer(traffic);
        return better;
    }

    /** A second run on the same data folder has a model of its own. */
    private String freshName() {
        for (int run = 1; ; run++) {
            String name = run == 1 ? MODEL : MODEL + "-" + run;
            try {
                cast.scientist()
                        .get(
                                "/api/registry/v1/models/" + name + "/aliases/champion",
                                JsonNode.class);
            } catch (ApiException e) {
                if (e.status() == 404) {
                    return name;
                }
                throw e;
            }
        }
    }

    private boolean sumUp(String model, TrainingResult first, Year year) {
        story.plain("");
        story.plain("SUMMARY");
        RenewalView renewal = year.ended().orElse(null);
        AliasView champion =
                cast.scientist()
                        .get(
                                "/api/registry/v1/models/" + model + "/aliases/champion",
                                AliasView.class);
        story.plain(
                "  champion of %s is version %s since %s, approved by %s"
                        .formatted(
                                model,
                                champion.version(),
                                champion.since(),
                                champion.approvedBy()));
        if (renewal == null) {
            story.plain("  No renewal began: no finding met the policy.");
            return false;
        }
        story.plain(
                "  finding   %s/api/monitor/v1/findings/%s"
                        .formatted(options.url(), renewal.finding()));
        story.plain(
                "  evidence  %s/api/registry/v1/evidence/%s"
                        .formatted(options.url(), renewal.evidence()));
        story.plain(
                "  renewal   %s, decided by %s: %s"
                        .formatted(renewal.id(), renewal.decidedBy(), renewal.outcome()));
        String candidate = renewal.candidate();
        if (candidate == null || year.promotedAt().isEmpty()) {
            return false;
        }
        boolean better =
                new ScoreBoard(cast.scientist(), model, flights)
                        .show(story, first.version(), candidate, year.promotedAt().get());
        story.plain(
                better
                        ? "The new champion is better on all later flights together."
                        : "The new champion is NOT better on all later flights together.");
        return better && renewal.outcome() == RenewalView.Outcome.PROMOTED;
    }

    private void answer(Traffic traffic) {
        Traffic.Answered last = traffic.answered().getLast();
        story.step(10, "Answer: ./perennial why " + last.inference());
        JsonNode why =
                cast.admin()
                        .get("/api/monitor/v1/inferences/" + Api.path(last.inference()) + "/why");
        story.plain(WhyText.of(why));
    }
}

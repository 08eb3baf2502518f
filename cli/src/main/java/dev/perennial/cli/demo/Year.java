package dev.perennial.cli.demo;

import dev.perennial.contract.workflows.RenewalView;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Replays the year. The clock of 2013 stands still while a renewal is prepared and decided, and
 * goes on while the candidate is tried.
 */
final class Year {
    private static final Duration WINDOW = Duration.ofDays(Planting.WINDOW_DAYS);
    private static final long TRIAL_PAUSE_MILLIS = 25;
    private static final Duration GRACE = Duration.ofSeconds(15);

    private final Cast cast;
    private final Story story;
    private final Traffic traffic;
    private final Watch watch;
    private final String url;
    private final boolean approve;
    private Instant boundary;
    private @Nullable RenewalView renewal;
    private @Nullable RenewalView last;
    private @Nullable Instant promotedAt;

    Year(Cast cast, Story story, Traffic traffic, Watch watch, DemoOptions options) {
        this.cast = cast;
        this.story = story;
        this.traffic = traffic;
        this.watch = watch;
        this.url = options.url();
        this.approve = options.approve();
        this.boundary = Instant.MAX;
    }

    /** Sends all hours. */
    void replay(List<List<Flights.Flight>> hours) {
        story.step(2, "Serve: the flights application asks through the gateway, hour by hour");
        traffic.awaitServed();
        boundary = hours.getFirst().getFirst().at().truncatedTo(ChronoUnit.DAYS).plus(WINDOW);
        Instant month = Instant.EPOCH;
        for (List<Flights.Flight> hour : hours) {
            Instant now = hour.getFirst().at();
            traffic.reportUntil(now);
            traffic.ask(hour);
            if (now.isAfter(boundary.plus(Planting.LABEL_MATURITY))) {
                watch.awaitJudged(boundary);
                boundary = boundary.plus(WINDOW);
                expectRenewal();
            }
            if (renewal != null) {
                accompany(now);
            }
            if (!now.truncatedTo(ChronoUnit.DAYS).equals(month)
                    && now.toString().startsWith("01", 8)) {
                month = now.truncatedTo(ChronoUnit.DAYS);
                story.say(
                        "%.7s begins; %,d inferences answered, %,d labels reported",
                        now, traffic.answered().size(), traffic.labels());
            }
        }
        traffic.reportUntil(Instant.MAX);
        while (renewal != null) {
            accompany(hours.getLast().getLast().at());
            Waiting.pause(500);
        }
    }

    /** Where the policy's conditions hold, its renewal begins within moments. */
    private void expectRenewal() {
        boolean persistent =
                watch.finding()
                        .filter(finding -> finding.windows().size() >= Planting.PERSISTENCE)
                        .isPresent();
        Instant giveUp = Instant.now().plus(persistent && last == null ? GRACE : Duration.ZERO);
        do {
            Optional<RenewalView> running = watch.renewal();
            if (running.isPresent()) {
                renewal = running.get();
                return;
            }
            if (persistent && last == null) {
                Waiting.pause(200);
            }
        } while (Instant.now().isBefore(giveUp));
    }

    private void accompany(Instant now) {
        RenewalView current = watch.renewal(java.util.Objects.requireNonNull(renewal).id());
        boolean told = false;
        while (current.decidedBy() == null && current.endedAt() == null) {
            if (current.state() == RenewalView.State.WAITING_FOR_APPROVAL) {
                told = atApproval(current, told);
            } else if (current.state() == RenewalView.State.INCIDENT && !told) {
                story.say(
                        "A step failed and waits for an operator in Cockpit: %s",
                        current.waitingFor());
                told = true;
            }
            Waiting.pause(400);
            current = watch.renewal(current.id());
        }
        renewal = current;
        if (current.endedAt() != null) {
            story.say(
                    "Renewal ended: %s%s",
                    current.outcome(),
                    current.outcomeReason() == null ? "" : ", " + current.outcomeReason());
            if (last == null || last.outcome() != RenewalView.Outcome.PROMOTED) {
                last = current;
            }
            renewal = null;
        } else if (promotedAt == null && !promoted(current)) {
            Waiting.pause(TRIAL_PAUSE_MILLIS);
        }
        if (promotedAt == null && promoted(current)) {
            promotedAt = now;
            story.say("On the clock of 2013 that was %s", now);
        }
    }

    private static boolean promoted(RenewalView renewal) {
        return renewal.outcome() == RenewalView.Outcome.PROMOTED
                || renewal.history().stream()
                        .anyMatch(step ->
                                step.name().toLowerCase(java.util.Locale.ROOT).contains("move"));
    }

    private boolean atApproval(RenewalView waiting, boolean told) {
        if (approve) {
            story.say(
                    "Ada, the sample approver, reads the evidence and approves by the public API");
            Planting.decide(cast.approver(), waiting);
            return told;
        }
        if (!told) {
            story.step(Chapters.APPROVE.number(), Chapters.APPROVE.title());
            story.plain(
                    """

                            It waits for a person. Open %1$s/camunda/app/tasklist/
                            and sign in as ada (password: PERENNIAL_PASSWORD_ADA in perennial.env).
                            The same evidence: %1$s/api/registry/v1/evidence/%2$s
                            The clock of 2013 stands still until somebody has decided.
                    """
                            .formatted(url, waiting.evidence()));
        }
        return true;
    }

    /** The first renewal that was promoted, or the last that ended otherwise. */
    Optional<RenewalView> ended() {
        return Optional.ofNullable(last);
    }

    /** When the champion moved, on the clock of 2013. */
    Optional<Instant> promotedAt() {
        return Optional.ofNullable(promotedAt);
    }
}

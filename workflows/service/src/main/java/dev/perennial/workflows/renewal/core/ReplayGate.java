package dev.perennial.workflows.renewal.core;

import dev.perennial.contract.inference.ReplayView;
import java.util.List;
import java.util.Locale;

/** Whether a candidate answers what the champion was really asked, and as quickly. */
public final class ReplayGate {
    private static final String REPLAY = "answers recorded requests";
    private static final String LATENCY = "latency";

    private ReplayGate() {}

    /**
     * @param needed recorded requests that must be replayed
     * @param factor how many times as slow the candidate may be
     */
    public static List<Gate> of(ReplayView replay, int needed, double factor) {
        return List.of(answers(replay, needed), latency(replay, factor));
    }

    public static List<Gate> first() {
        String why = "There is no running model whose requests could be replayed";
        return List.of(
                new Gate(REPLAY, Gate.State.NOT_APPLICABLE, why),
                new Gate(LATENCY, Gate.State.NOT_APPLICABLE, why));
    }

    private static Gate answers(ReplayView replay, int needed) {
        if (replay.answered() < replay.requests()) {
            return new Gate(
                    REPLAY,
                    Gate.State.FAILED,
                    "%d of %d recorded requests were not answered; the first: %s"
                            .formatted(
                                    replay.requests() - replay.answered(),
                                    replay.requests(),
                                    replay.failures().isEmpty()
                                            ? "no reason told"
                                            : replay.failures().getFirst()));
        }
        if (replay.requests() < needed) {
            return new Gate(
                    REPLAY,
                    Gate.State.INSUFFICIENT,
                    "Only %d requests are recorded, %d are needed"
                            .formatted(replay.requests(), needed));
        }
        return new Gate(
                REPLAY,
                Gate.State.PASSED,
                "%d requests with %d rows answered; %s of the decisions differ, the largest difference is %s"
                        .formatted(
                                replay.requests(),
                                replay.rows(),
                                percent(replay.changedDecisions()),
                                number(replay.largestDifference())));
    }

    private static Gate latency(ReplayView replay, double factor) {
        Latency latency =
                new Latency(
                        replay.requests(),
                        replay.candidateP50Micros(),
                        replay.candidateP99Micros(),
                        replay.againstP50Micros(),
                        replay.againstP99Micros());
        if (!latency.isKnown()) {
            return new Gate(LATENCY, Gate.State.INSUFFICIENT, "No latencies were measured");
        }
        return new Gate(
                LATENCY,
                latency.within(factor) ? Gate.State.PASSED : Gate.State.FAILED,
                latency.inWords(factor));
    }

    private static String percent(@org.jspecify.annotations.Nullable Double share) {
        return share == null
                ? "an unknown share"
                : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static String number(@org.jspecify.annotations.Nullable Double value) {
        return value == null ? "unknown" : String.format(Locale.ROOT, "%.3f", value);
    }
}

package dev.perennial.inference.scoring;

import dev.perennial.contract.inference.ReplayView;
import dev.perennial.contract.inference.Rows;
import dev.perennial.inference.models.core.LoadedModel;
import dev.perennial.inference.models.core.VersionKey;
import dev.perennial.inference.rollout.core.ArmTally;
import dev.perennial.inference.rollout.core.Comparison;
import dev.perennial.model.Prediction;
import dev.perennial.model.Predictor;
import dev.perennial.model.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One replay: every request goes to the candidate and, where there is one, to the other. */
final class ReplayRun {
    private static final int SHOWN_FAILURES = 10;
    private static final int WARM_UP = 20;

    private final Predictor candidate;
    private final @Nullable Predictor against;
    private final ArmTally candidateTally = new ArmTally();
    private final ArmTally againstTally = new ArmTally();
    private final Comparison comparison = new Comparison();
    private final List<String> failures = new ArrayList<>();
    private int requests;
    private int answered;
    private int rows;

    ReplayRun(LoadedModel.Lease candidate, LoadedModel.@Nullable Lease against) {
        this.candidate = candidate.predictor();
        this.against = against == null ? null : against.predictor();
    }

    void run(List<Rows> all) {
        // The first answers measure class loading and caches, not the model.
        all.stream().limit(WARM_UP).forEach(this::warm);
        all.forEach(this::replay);
    }

    private void warm(Rows request) {
        try {
            Table table = Scoring.table(request);
            candidate.predict(table);
            if (against != null) {
                against.predict(table);
            }
        } catch (RuntimeException e) {
            // It fails again when it is measured, and is counted there.
        }
    }

    private void replay(Rows request) {
        requests++;
        rows += request.rows().size();
        Prediction mine = predict(candidate, request, candidateTally, "candidate");
        answered += mine == null ? 0 : 1;
        if (against == null) {
            return;
        }
        Prediction other = predict(against, request, againstTally, "the version beside it");
        if (mine != null && other != null) {
            comparison.add(mine, candidate.threshold(), other, against.threshold());
        }
    }

    private @Nullable Prediction predict(
            Predictor predictor, Rows request, ArmTally tally, String who) {
        long began = System.nanoTime();
        try {
            Prediction prediction = predictor.predict(Scoring.table(request));
            tally.answered((System.nanoTime() - began) / 1000);
            return prediction;
        } catch (RuntimeException e) {
            tally.failed();
            if (failures.size() < SHOWN_FAILURES) {
                failures.add("Request %d, %s: %s".formatted(requests - 1, who, e.getMessage()));
            }
            return null;
        }
    }

    ReplayView view(VersionKey key, @Nullable String other) {
        Comparison.View differences = comparison.view();
        return new ReplayView(
                key.model(),
                key.version(),
                other,
                requests,
                answered,
                rows,
                differences.changed(),
                differences.largest(),
                differences.mean(),
                candidateTally.view().p50Micros(),
                candidateTally.view().p99Micros(),
                againstTally.view().p50Micros(),
                againstTally.view().p99Micros(),
                List.copyOf(failures));
    }
}

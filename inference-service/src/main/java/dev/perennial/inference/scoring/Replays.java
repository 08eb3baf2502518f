package dev.perennial.inference.scoring;

import dev.perennial.contract.inference.Replay;
import dev.perennial.contract.inference.ReplayView;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.problem.ProblemType;
import dev.perennial.inference.models.ModelStore;
import dev.perennial.inference.models.core.LoadedModel;
import dev.perennial.inference.models.core.VersionKey;
import jakarta.enterprise.context.ApplicationScoped;

/** Answers recorded requests again, by a candidate and by the version in service. */
@ApplicationScoped
public class Replays {
    private static final int MOST_REQUESTS = 2000;

    private final ModelStore store;

    Replays(ModelStore store) {
        this.store = store;
    }

    public ReplayView replay(VersionKey key, Replay replay) {
        if (replay.requests().size() > MOST_REQUESTS) {
            throw new ProblemException(
                    ProblemType.TOO_LARGE,
                    "%d requests are given, at most %d are replayed at once"
                            .formatted(replay.requests().size(), MOST_REQUESTS));
        }
        for (var request : replay.requests()) {
            if (request == null || request.columns() == null || request.rows() == null) {
                throw ProblemException.invalid("Each request needs columns and rows");
            }
        }
        String against = replay.against();
        try (LoadedModel.Lease candidate = store.lease(key)) {
            if (against == null) {
                return run(new ReplayRun(candidate, null), key, replay);
            }
            try (LoadedModel.Lease other = store.lease(new VersionKey(key.model(), against))) {
                return run(new ReplayRun(candidate, other), key, replay);
            }
        }
    }

    private static ReplayView run(ReplayRun run, VersionKey key, Replay replay) {
        run.run(replay.requests());
        return run.view(key, replay.against());
    }
}

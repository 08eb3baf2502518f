package dev.perennial.inference.api;

import dev.perennial.contract.inference.Explanation;
import dev.perennial.contract.inference.InferenceApi;
import dev.perennial.contract.inference.LedgerView;
import dev.perennial.contract.inference.LoadedModelView;
import dev.perennial.contract.inference.Replay;
import dev.perennial.contract.inference.ReplayView;
import dev.perennial.contract.inference.RolloutView;
import dev.perennial.contract.inference.Rows;
import dev.perennial.contract.inference.Scores;
import dev.perennial.contract.inference.SignatureView;
import dev.perennial.contract.inference.StartRollout;
import dev.perennial.inference.access.Access;
import dev.perennial.inference.models.core.VersionKey;
import dev.perennial.inference.rollout.Rollouts;
import dev.perennial.inference.scoring.Replays;
import dev.perennial.inference.scoring.Scoring;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Roles may hold for one model, so each method asks {@link Access} for them. */
@Authenticated
@Blocking
public class InferenceResource implements InferenceApi {
    private final ServiceState state;
    private final Scoring scoring;
    private final Replays replays;
    private final Rollouts rollouts;
    private final Access access;

    InferenceResource(
            ServiceState state,
            Scoring scoring,
            Replays replays,
            Rollouts rollouts,
            Access access) {
        this.state = state;
        this.scoring = scoring;
        this.replays = replays;
        this.rollouts = rollouts;
        this.access = access;
    }

    @Override
    public List<LoadedModelView> loaded() {
        access.toReadAll();
        return state.loaded();
    }

    @Override
    public LedgerView ledger() {
        access.toReadAll();
        return state.ledger();
    }

    @Override
    public SignatureView signature(String model, String version) {
        access.toRead(model);
        return scoring.signature(new VersionKey(model, version));
    }

    @Override
    public Scores score(String model, String version, Rows rows) {
        access.toPredict(model);
        return scoring.score(new VersionKey(model, version), rows);
    }

    @Override
    public Explanation explain(String model, String version, @Nullable String digest, Rows rows) {
        access.toPredict(model);
        return scoring.explain(new VersionKey(model, version), digest, rows);
    }

    @Override
    public ReplayView replay(String model, String version, Replay replay) {
        access.toPredict(model);
        return replays.replay(new VersionKey(model, version), replay);
    }

    @Override
    public RolloutView rollout(String model) {
        access.toRead(model);
        return rollouts.view(model);
    }

    @Override
    public RolloutView startRollout(String model, StartRollout rollout) {
        access.toStartRollout(model);
        return rollouts.start(model, rollout);
    }

    @Override
    public void endRollout(String model) {
        access.toEndRollout(model);
        rollouts.end(model);
    }
}

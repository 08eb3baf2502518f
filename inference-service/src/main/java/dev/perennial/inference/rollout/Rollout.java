package dev.perennial.inference.rollout;

import dev.perennial.contract.inference.RolloutView;
import dev.perennial.inference.rollout.core.ArmTally;
import dev.perennial.inference.rollout.core.Comparison;
import dev.perennial.inference.rollout.core.RolloutPlan;

/** A rollout under way, with what was counted since its mode began. */
public final class Rollout {
    private final RolloutPlan plan;
    private final ArmTally champion = new ArmTally();
    private final ArmTally candidate = new ArmTally();
    private final Comparison comparison = new Comparison();

    Rollout(RolloutPlan plan) {
        this.plan = plan;
    }

    public RolloutPlan plan() {
        return plan;
    }

    public ArmTally championArm() {
        return champion;
    }

    public ArmTally candidateArm() {
        return candidate;
    }

    public Comparison comparison() {
        return comparison;
    }

    RolloutView view(String championVersion) {
        Comparison.View compared = comparison.view();
        return new RolloutView(
                plan.model(),
                championVersion,
                plan.candidate(),
                plan.mode(),
                plan.percent(),
                plan.reference(),
                plan.since(),
                champion.view(),
                candidate.view(),
                compared.rows(),
                compared.largest(),
                compared.mean(),
                compared.changed());
    }
}

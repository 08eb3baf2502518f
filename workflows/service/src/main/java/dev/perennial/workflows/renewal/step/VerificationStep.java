package dev.perennial.workflows.renewal.step;

import dev.perennial.contract.registry.AliasView;
import dev.perennial.contract.registry.MoveAlias;
import dev.perennial.workflows.neighbour.Registry;
import dev.perennial.workflows.neighbour.Serving;
import dev.perennial.workflows.renewal.Journeys;
import dev.perennial.workflows.renewal.Renewal;
import dev.perennial.workflows.renewal.core.Verification;
import dev.perennial.workflows.renewal.core.Verification.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Watches the new champion, and takes it back where it breaks a standard. */
@Named("renewalVerification")
@ApplicationScoped
public class VerificationStep {
    private static final Logger LOG = Logger.getLogger(VerificationStep.class);
    private static final String VERDICT = "verification";
    private static final int LOOK_BACK = 100;

    private final Journeys journeys;
    private final Registry registry;
    private final Serving serving;

    VerificationStep(Journeys journeys, Registry registry, Serving serving) {
        this.journeys = journeys;
        this.registry = registry;
        this.serving = serving;
    }

    public void look(DelegateExecution execution) {
        Renewal renewal = journeys.at(execution);
        String version = renewal.candidacy().version();
        Optional<AliasView> champion = registry.champion(renewal.model());
        if (!serves(champion, version)) {
            isMovedByOthers(execution, renewal, champion);
            return;
        }
        Verification.Judged judged =
                new Verification(
                                version,
                                champion.orElseThrow().since(),
                                renewal.policy().rollout().verifyWindows(),
                                renewal.policy().severity())
                        .judge(
                                serving.monitor().windows(renewal.model(), null, LOOK_BACK).items(),
                                serving.monitor()
                                        .findings(renewal.model(), null, null, LOOK_BACK)
                                        .items());
        execution.setVariable(VERDICT, judged.verdict().name());
        if (judged.verdict() == Verdict.WAITING) {
            journeys.waitsFor(execution, renewal, "Labels: " + judged.reason());
        } else {
            renewal.willEnd(judged.reason());
            journeys.tell(execution, renewal, judged.reason());
        }
    }

    private static boolean serves(Optional<AliasView> champion, @Nullable String version) {
        return champion.map(AliasView::version).filter(v -> v.equals(version)).isPresent();
    }

    /** Who moved the old champion back by hand did our work; another one is another journey. */
    private void isMovedByOthers(
            DelegateExecution execution, Renewal renewal, Optional<AliasView> champion) {
        boolean back = serves(champion, renewal.champion());
        String why =
                champion.map(alias ->
                                "%s moved champion to version %s"
                                        .formatted(alias.movedBy(), alias.version()))
                        .orElse("Somebody took champion away");
        Verdict verdict = back ? Verdict.BROKEN : Verdict.HELD;
        execution.setVariable(VERDICT, verdict.name());
        renewal.willEnd(back ? why : why + "; the watch ends");
        journeys.tell(execution, renewal, why);
    }

    /** The old champion takes over again; who serves otherwise by now is left to serve. */
    public void rollBack(DelegateExecution execution) {
        Renewal renewal = journeys.at(execution);
        String before = Objects.requireNonNull(renewal.champion());
        String why =
                "Version %s was taken back: %s"
                        .formatted(renewal.candidacy().version(), renewal.outcomeReason());
        Optional<AliasView> champion = registry.champion(renewal.model());
        if (serves(champion, renewal.candidacy().version())) {
            // Moved meanwhile by another: the step is repeated, and sees it.
            champion =
                    Optional.of(
                            registry.aliases()
                                    .move(
                                            renewal.model(),
                                            Registry.CHAMPION,
                                            Keys.of(execution, renewal),
                                            back(renewal, before, why)));
        }
        renewal.willEnd(why);
        LOG.warnf("Renewal %s of %s is rolled back: %s", renewal.id(), renewal.model(), why);
        if (!serves(champion, before)) {
            journeys.tell(
                    execution,
                    renewal,
                    "Champion is %s by now, and stays so"
                            .formatted(champion.map(AliasView::version).orElse("none")));
            return;
        }
        watchAsBefore(renewal);
        journeys.tell(execution, renewal, "Champion is version %s again".formatted(before));
    }

    private void watchAsBefore(Renewal renewal) {
        UUID normal = renewal.previousReference();
        if (normal != null) {
            serving.monitor()
                    .configure(
                            renewal.model(),
                            PromotionStep.on(serving.monitor().settings(renewal.model()), normal));
        }
    }

    /** The version that serves again does so by the approval that it had. */
    private MoveAlias back(Renewal renewal, String before, String why) {
        Optional<AliasView> approval = registry.approval(renewal.model(), before);
        return new MoveAlias(
                before,
                renewal.candidacy().version(),
                why,
                approval.map(AliasView::approvedBy).orElse(null),
                renewal.id(),
                approval.map(AliasView::evidence).orElse(null));
    }
}

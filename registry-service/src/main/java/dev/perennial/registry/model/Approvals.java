package dev.perennial.registry.model;

import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.problem.ProblemType;
import dev.perennial.contract.registry.AliasView;
import dev.perennial.contract.registry.EvidenceView;
import dev.perennial.contract.registry.MoveAlias;
import dev.perennial.platform.identity.Caller;
import dev.perennial.platform.identity.Callers;
import dev.perennial.registry.evidence.Evidence;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** By what right an alias moves: who asks, what was approved before, and on which evidence. */
@ApplicationScoped
class Approvals {
    private final Callers callers;
    private final Evidence evidence;

    Approvals(Callers callers, Evidence evidence) {
        this.callers = callers;
        this.evidence = evidence;
    }

    /**
     * Who asks, if they may.
     *
     * @param version the version that the alias shall name; null where it shall name none
     * @throws ProblemException 400 or 403
     */
    Caller mover(RegisteredModelRow model, String alias, @Nullable ModelVersionRow version) {
        Caller caller = callers.current();
        boolean approvedBefore =
                alias.equals(AliasRules.CHAMPION)
                        && version != null
                        && newest(model, version.number).isPresent();
        AliasRules.check(caller, model.name, alias, approvedBefore);
        return caller;
    }

    /** The newest move that made a version champion by somebody's approval. */
    @Transactional
    Optional<AliasView> newest(RegisteredModelRow model, int version) {
        return AliasMoveRow.<AliasMoveRow>find(
                        "modelId = ?1 and alias = ?2 and version = ?3"
                                + " and approvedBy is not null order by revision desc",
                        model.id,
                        AliasRules.CHAMPION,
                        version)
                .firstResultOptional()
                .map(move -> move.view(model.name));
    }

    /**
     * Checks what is said of a move.
     *
     * @throws ProblemException 403 where it is not for the caller to say, 422 where the evidence is
     *     none or speaks of something else
     */
    void check(Caller caller, RegisteredModelRow model, ModelVersionRow version, MoveAlias said) {
        AliasRules.checkSaid(caller, model.name, said);
        UUID id = said.evidence();
        if (id == null || stoodOn(model, version, id)) {
            return;
        }
        EvidenceView sealed =
                evidence.find(id).orElseThrow(() -> unfit("There is no evidence " + id));
        boolean isAboutIt =
                sealed.model().equals(model.name)
                        && sealed.subjectVersion().equals(String.valueOf(version.number))
                        && !sealed.sealedAt().isBefore(version.createdAt);
        if (!isAboutIt) {
            throw unfit(
                    "Evidence %s is about %s/%s and was sealed %s; it says nothing of this %s/%d"
                            .formatted(
                                    id,
                                    sealed.model(),
                                    sealed.subjectVersion(),
                                    sealed.sealedAt(),
                                    model.name,
                                    version.number));
        }
    }

    /** A model that was renamed since keeps the evidence that its versions stood on. */
    private static boolean stoodOn(RegisteredModelRow model, ModelVersionRow version, UUID id) {
        return AliasMoveRow.count(
                        "modelId = ?1 and version = ?2 and evidence = ?3",
                        model.id,
                        version.number,
                        id)
                > 0;
    }

    private static ProblemException unfit(String detail) {
        return new ProblemException(ProblemType.UNPROCESSABLE, detail);
    }
}

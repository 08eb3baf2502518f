package dev.perennial.workflows.renewal.core;

import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.problem.ProblemType;
import dev.perennial.contract.workflows.Decision;
import dev.perennial.contract.workflows.Decision.Verdict;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a decision is held against.
 *
 * @param requestedBy who asked for the renewal, and so can't approve it
 * @param evidenceDigest the evidence as it was sealed
 * @param approvedChampion the champion that the evidence speaks of
 * @param servingNow the champion as it is now
 */
public record Approval(
        String requestedBy,
        @Nullable String evidenceDigest,
        @Nullable String approvedChampion,
        @Nullable String servingNow) {
    /**
     * @throws ProblemException 400, 403, 409 or 422
     */
    public void check(String by, Decision decision) {
        if (by.equals(requestedBy) && decision.verdict() == Verdict.APPROVE) {
            throw ProblemException.forbidden(
                    "%s asked for this renewal; somebody else must approve it".formatted(by));
        }
        String reason = decision.reason();
        if (decision.verdict() != Verdict.APPROVE && (reason == null || reason.isBlank())) {
            throw ProblemException.invalid("Give a reason to reject or to train again");
        }
        if (reason != null && (reason.length() > Outcomes.LONGEST || reason.indexOf('\0') >= 0)) {
            throw ProblemException.invalid(
                    "reason is a text of at most %d characters".formatted(Outcomes.LONGEST));
        }
        if (!decision.evidenceDigest().equals(evidenceDigest)) {
            throw ProblemException.conflict(
                    "The evidence to decide on is %s, not %s: read it again"
                            .formatted(evidenceDigest, decision.evidenceDigest()));
        }
        unchanged(decision.verdict());
    }

    private void unchanged(Verdict verdict) {
        if (verdict == Verdict.APPROVE && !Objects.equals(approvedChampion, servingNow)) {
            throw ProblemException.conflict(
                    "The evidence compares with champion %s, and champion is %s now: reject it or have it trained again"
                            .formatted(
                                    approvedChampion == null ? "none" : approvedChampion,
                                    servingNow == null ? "none" : servingNow));
        }
        if (verdict == Verdict.RETRY && servingNow == null) {
            throw new ProblemException(
                    ProblemType.UNPROCESSABLE,
                    "A first model is not trained by a renewal: reject it, and ask for another candidate");
        }
    }
}

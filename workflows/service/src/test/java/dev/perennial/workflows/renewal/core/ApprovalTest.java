package dev.perennial.workflows.renewal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.workflows.Decision;
import dev.perennial.contract.workflows.Decision.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ApprovalTest {
    private static final Approval OPEN = new Approval("sofia", "digest", "1", "1");

    @Test
    void another_than_the_requester_approves_on_the_evidence_as_it_is() {
        assertThatCode(() -> OPEN.check("ada", decision(Verdict.APPROVE, "digest", null)))
                .doesNotThrowAnyException();
    }

    @Test
    void the_requester_can_not_approve_but_can_reject() {
        assertThat(status(OPEN, "sofia", decision(Verdict.APPROVE, "digest", null))).isEqualTo(403);
        assertThatCode(() -> OPEN.check("sofia", decision(Verdict.REJECT, "digest", "no")))
                .doesNotThrowAnyException();
    }

    @Test
    void evidence_that_is_not_the_sealed_one_is_refused() {
        assertThat(status(OPEN, "ada", decision(Verdict.APPROVE, "other", null))).isEqualTo(409);
        assertThat(status(OPEN, "ada", decision(Verdict.REJECT, "other", "no"))).isEqualTo(409);
    }

    @Test
    void a_champion_that_has_moved_can_not_be_approved_against_but_rejected() {
        Approval moved = new Approval("sofia", "digest", "1", "3");
        assertThat(status(moved, "ada", decision(Verdict.APPROVE, "digest", null))).isEqualTo(409);
        assertThatCode(() -> moved.check("ada", decision(Verdict.REJECT, "digest", "stale")))
                .doesNotThrowAnyException();
    }

    @Test
    void to_reject_or_try_again_asks_for_a_reason() {
        assertThat(status(OPEN, "ada", decision(Verdict.REJECT, "digest", " "))).isEqualTo(400);
        assertThat(status(OPEN, "ada", decision(Verdict.RETRY, "digest", null))).isEqualTo(400);
        assertThat(status(OPEN, "ada", decision(Verdict.REJECT, "digest", "x".repeat(2001))))
                .isEqualTo(400);
    }

    @Test
    void a_first_model_can_not_be_trained_again_by_a_renewal() {
        Approval first = new Approval("sofia", "digest", null, null);
        assertThat(status(first, "ada", decision(Verdict.RETRY, "digest", "better")))
                .isEqualTo(422);
    }

    private static int status(Approval approval, String by, Decision decision) {
        ProblemException problem =
                catchThrowableOfType(ProblemException.class, () -> approval.check(by, decision));
        return java.util.Objects.requireNonNull(problem).type().status();
    }

    private static Decision decision(Verdict verdict, String digest, @Nullable String reason) {
        return new Decision(verdict, digest, reason);
    }
}

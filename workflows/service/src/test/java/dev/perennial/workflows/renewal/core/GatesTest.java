package dev.perennial.workflows.renewal.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.contract.inference.ReplayView;
import dev.perennial.contract.inference.SignatureView;
import dev.perennial.contract.inference.SignatureView.Field;
import dev.perennial.contract.retrain.ComparisonResult;
import dev.perennial.contract.retrain.ComparisonResult.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GatesTest {
    @Test
    void superior_and_not_inferior_pass_and_too_little_data_does_not() {
        assertThat(compared(Verdict.SUPERIOR).passes()).isTrue();
        assertThat(compared(Verdict.NON_INFERIOR).passes()).isTrue();
        assertThat(compared(Verdict.INFERIOR).passes()).isFalse();
        assertThat(compared(Verdict.INSUFFICIENT).state()).isEqualTo(Gate.State.INSUFFICIENT);
        assertThat(compared(Verdict.INSUFFICIENT).passes()).isFalse();
        Gate failed = ComparisonGate.of(null, "no rows");
        assertThat(failed.state()).isEqualTo(Gate.State.FAILED);
        assertThat(failed.detail()).contains("no rows");
        assertThat(ComparisonGate.first().passes()).isTrue();
    }

    @Test
    void an_input_that_is_gone_new_or_of_another_type_breaks_who_asks() {
        SignatureView champion = signature(input("a", "FP64", false), input("b", "BYTES", true));
        assertThat(SignatureGate.of(champion, champion).passes()).isTrue();
        assertThat(refusal(champion, input("a", "FP64", false))).isEqualTo("input b is gone");
        assertThat(refusal(champion, input("a", "INT64", false), input("b", "BYTES", true)))
                .isEqualTo("input a was FP64 and is INT64");
        assertThat(refusal(champion, input("a", "FP64", false), input("b", "BYTES", false)))
                .isEqualTo("input b could be missing and can't any more");
        assertThat(
                        refusal(
                                champion,
                                input("a", "FP64", false),
                                input("b", "BYTES", true),
                                input("c", "FP64", false)))
                .isEqualTo("input c is new");
    }

    @Test
    void an_input_that_may_be_missing_now_breaks_nobody() {
        assertThat(
                        SignatureGate.of(
                                        signature(input("a", "FP64", false)),
                                        signature(input("a", "FP64", true)))
                                .passes())
                .isTrue();
    }

    @Test
    void every_recorded_request_must_be_answered_and_there_must_be_enough() {
        assertThat(states(replay(20, 20, 1_500L))).containsOnly(Gate.State.PASSED);
        assertThat(states(replay(20, 19, 1_500L)).getFirst()).isEqualTo(Gate.State.FAILED);
        assertThat(states(replay(19, 19, 1_500L)).getFirst()).isEqualTo(Gate.State.INSUFFICIENT);
        assertThat(states(replay(20, 20, 30_000L)).getLast()).isEqualTo(Gate.State.FAILED);
        assertThat(Gate.allPass(ReplayGate.first())).isTrue();
    }

    @Test
    void end_events_name_their_outcome() {
        assertThat(Outcomes.of("ended_GATE_FAILED__trial"))
                .isEqualTo(dev.perennial.contract.workflows.RenewalView.Outcome.GATE_FAILED);
        assertThat(Outcomes.of("ended_REJECTED"))
                .isEqualTo(dev.perennial.contract.workflows.RenewalView.Outcome.REJECTED);
    }

    private static List<Gate.State> states(ReplayView replay) {
        return ReplayGate.of(replay, 20, 5.0).stream().map(Gate::state).toList();
    }

    private static ReplayView replay(int requests, int answered, long micros) {
        return new ReplayView(
                "m",
                "2",
                "1",
                requests,
                answered,
                requests * 3,
                0.1,
                0.2,
                0.05,
                micros,
                micros,
                1_000L,
                1_000L,
                answered < requests ? List.of("no column c") : List.of());
    }

    private static String refusal(SignatureView champion, Field... inputs) {
        Gate gate = SignatureGate.of(champion, signature(inputs));
        assertThat(gate.state()).isEqualTo(Gate.State.FAILED);
        return gate.detail();
    }

    private static SignatureView signature(Field... inputs) {
        return new SignatureView(
                "m", "1", Arrays.asList(inputs), List.of(input("p", "FP64", false)), 0.5);
    }

    private static Field input(String name, String type, boolean optional) {
        return new Field(name, type, optional);
    }

    private static Gate compared(Verdict verdict) {
        return ComparisonGate.of(
                new ComparisonResult(
                        "m",
                        "2",
                        "1",
                        new UUID(0, 1),
                        100,
                        28,
                        "log_loss",
                        0,
                        verdict,
                        "because",
                        List.of(),
                        List.of()),
                null);
    }
}

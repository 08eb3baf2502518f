package dev.perennial.monitor.record.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.contract.inference.Arm;
import dev.perennial.contract.monitor.CapturedRequest;
import dev.perennial.contract.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CapturedTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final UUID ID = new UUID(1, 2);

    private static CapturedRequest request(
            List<String> inputs,
            List<List<@Nullable Object>> rows,
            List<List<@Nullable Object>> answers,
            List<Instant> times) {
        return new CapturedRequest(
                ID,
                "m",
                ID,
                "1",
                null,
                Arm.DIRECT,
                NOW,
                times,
                1,
                null,
                null,
                inputs,
                rows,
                List.of("p"),
                answers);
    }

    private static void refused(CapturedRequest request, String why) {
        assertThatThrownBy(() -> Captured.check(request))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(ID.toString())
                .hasMessageContaining(why);
    }

    @Test
    void a_request_whose_parts_fit_passes() {
        assertThatCode(() ->
                        Captured.check(
                                request(
                                        List.of("a", "b"),
                                        List.of(List.of(1, "x"), List.of(true, 2.5)),
                                        List.of(List.of(0.1), List.of(0.2)),
                                        List.of(NOW, NOW))))
                .doesNotThrowAnyException();
        assertThatCode(() -> Captured.check(request(List.of("a"), List.of(), List.of(), List.of())))
                .doesNotThrowAnyException();
    }

    @Test
    void parts_that_do_not_fit_are_named() {
        List<List<@Nullable Object>> one = List.of(List.of(1));
        refused(request(List.of("a"), one, List.of(), List.of(NOW)), "1 rows, 0 answers");
        refused(request(List.of("a"), one, one, List.of()), "0 event times");
        refused(request(List.of("a", "a"), one, one, List.of(NOW)), "one name");
        refused(request(List.of("a", "b"), one, one, List.of(NOW)), "has not 2 values");
        refused(
                request(List.of("a"), List.of(List.of(List.of(1))), one, List.of(NOW)),
                "more than numbers");
        refused(request(List.of("a"), one, one, List.of(Instant.MAX)), "1900");
        refused(request(List.of("a"), one, one, List.of(Captured.END)), "2200");
    }

    @Test
    void a_score_is_a_finite_number_or_nothing() {
        assertThat(Captured.score(3)).isEqualTo(3.0);
        assertThat(Captured.score(true)).isEqualTo(1.0);
        assertThat(Captured.score("0.5")).isNull();
        assertThat(Captured.score(Double.NaN)).isNull();
        assertThat(Captured.score(null)).isNull();
    }

    @Test
    void an_inference_id_is_read_back_as_it_is_written() {
        InferenceId id = new InferenceId(ID, 12);
        assertThat(InferenceId.parse(id.toString())).contains(id);
        for (String wrong :
                List.of("", ID.toString(), ID + "-", ID + "-01", ID + "--1", ID + "-9999999999")) {
            assertThat(InferenceId.parse(wrong)).as(wrong).isEmpty();
        }
    }
}

package dev.perennial.platform.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.contract.Page;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.problem.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTest {
    @Test
    void following_the_cursors_gives_every_item_once() {
        List<Integer> seen = new ArrayList<>();
        String cursor = null;
        do {
            String after = Cursors.key(cursor);
            int from = after == null ? 1 : Integer.parseInt(after) + 1;
            List<Integer> rows =
                    IntStream.rangeClosed(from, Math.min(7, from + 3)).boxed().toList();
            Page<Integer> page = Cursors.page(rows, 3, row -> row, row -> row);
            seen.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);

        assertThat(seen).containsExactly(1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void a_page_has_fifty_items_unless_told_and_a_thousand_at_most() {
        assertThat(Cursors.limit(null)).isEqualTo(50);
        assertThat(Cursors.limit(1)).isEqualTo(1);
        assertThat(Cursors.limit(1000)).isEqualTo(1000);
        assertInvalid(() -> Cursors.limit(0));
        assertInvalid(() -> Cursors.limit(-1));
        assertInvalid(() -> Cursors.limit(1001));
    }

    @Test
    void an_id_survives_its_cursor() {
        UUID id = UUID.fromString("018f0000-0000-7000-8000-000000000001");
        Page<UUID> page = Cursors.page(List.of(id, id), 1, row -> row, row -> row);
        assertThat(Cursors.id(page.nextCursor())).isEqualTo(id);
        assertThat(Cursors.id(null)).isNull();
        assertThat(Cursors.key("")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"!!", "a", "bm8tdXVpZA", "\0"})
    void rubbish_is_the_callers_fault(String cursor) {
        assertInvalid(() -> Cursors.id(cursor));
    }

    private static void assertInvalid(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.type()).isEqualTo(ProblemType.INVALID));
    }
}

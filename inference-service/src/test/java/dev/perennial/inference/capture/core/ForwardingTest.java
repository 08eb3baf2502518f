package dev.perennial.inference.capture.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.contract.inference.LedgerView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForwardingTest {
    @TempDir Path folder;

    private final List<String> taken = new ArrayList<>();
    private boolean away;

    @Test
    void a_batch_waits_while_the_taker_is_away_and_goes_when_it_is_back() throws IOException {
        try (Journal journal = journal("a", "b")) {
            Forwarding forwarding = forwarding(journal);
            away = true;
            assertThat(forwarding.turn()).isEqualTo(Forwarding.Turn.AWAY);
            assertThat(journal.ledger().view()).isEqualTo(new LedgerView(2, 0, 2, 0, 0));

            away = false;
            assertThat(forwarding.turn()).isEqualTo(Forwarding.Turn.DONE);
            assertThat(forwarding.turn()).isEqualTo(Forwarding.Turn.IDLE);
            assertThat(taken).containsExactly("a", "b");
            assertThat(journal.ledger().view()).isEqualTo(new LedgerView(2, 2, 0, 0, 0));
        }
    }

    @Test
    void one_poisonous_record_does_not_hold_up_the_others() throws IOException {
        try (Journal journal = journal("a", "poison", "b", "poison", "c")) {
            assertThat(forwarding(journal).turn()).isEqualTo(Forwarding.Turn.DONE);

            assertThat(taken).containsExactly("a", "b", "c");
            assertThat(journal.ledger().view()).isEqualTo(new LedgerView(5, 3, 0, 0, 2));
        }
    }

    @Test
    void a_single_poisonous_record_is_refused_at_once() throws IOException {
        try (Journal journal = journal("poison")) {
            assertThat(forwarding(journal).turn()).isEqualTo(Forwarding.Turn.DONE);
            assertThat(journal.ledger().view().dropped()).isEqualTo(1);
        }
    }

    @Test
    void pauses_double_up_to_the_longest() throws IOException {
        try (Journal journal = journal()) {
            Forwarding forwarding = forwarding(journal);
            assertThat(forwarding.pause(1)).isEqualTo(Duration.ofMillis(100));
            assertThat(forwarding.pause(3)).isEqualTo(Duration.ofMillis(400));
            assertThat(forwarding.pause(1000)).isEqualTo(Duration.ofSeconds(2));
        }
    }

    private Forwarding forwarding(Journal journal) {
        return new Forwarding(journal, this::take, Duration.ofMillis(100), Duration.ofSeconds(2));
    }

    private void take(List<byte[]> payloads) {
        List<String> texts =
                payloads.stream().map(p -> new String(p, StandardCharsets.UTF_8)).toList();
        if (away) {
            throw new Forwarding.AwayException("away", new IOException());
        }
        if (texts.contains("poison")) {
            throw new Forwarding.RefusedException("poison", new IOException());
        }
        taken.addAll(texts);
    }

    private Journal journal(String... records) throws IOException {
        Journal journal = Journal.open(folder, new Journal.Limits(1 << 20, 1 << 24));
        for (String record : records) {
            journal.append(record.getBytes(StandardCharsets.UTF_8), 1);
        }
        return journal;
    }
}

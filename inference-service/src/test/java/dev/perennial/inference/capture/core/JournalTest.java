package dev.perennial.inference.capture.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.contract.inference.LedgerView;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final Journal.Limits ROOMY = new Journal.Limits(1 << 20, 1 << 24);

    @TempDir Path folder;

    @Test
    void records_come_out_in_the_order_in_which_they_went_in() throws IOException {
        try (Journal journal = Journal.open(folder, new Journal.Limits(200, 1 << 20))) {
            List<String> in = IntStream.range(0, 50).mapToObj(i -> "record " + i).toList();
            in.forEach(text -> journal.append(bytes(text), 1));

            assertThat(drain(journal, 7)).isEqualTo(in);
            assertThat(journal.next(10, 1000).isEmpty()).isTrue();
        }
    }

    @Test
    void what_was_not_forwarded_is_there_after_a_restart() throws IOException {
        Journal killed = Journal.open(folder, ROOMY);
        killed.append(bytes("first"), 2);
        killed.append(bytes("second"), 3);
        killed.forwarded(killed.next(1, 1000));

        // Not closed: a killed process closes nothing either.
        try (Journal again = Journal.open(folder, ROOMY)) {
            assertThat(again.ledger().view()).isEqualTo(new LedgerView(5, 2, 3, 0, 0));
            assertThat(drain(again, 10)).containsExactly("second");
        }
        try (Journal third = Journal.open(folder, ROOMY)) {
            assertThat(third.next(10, 1000).isEmpty()).isTrue();
            assertThat(third.ledger().view()).isEqualTo(new LedgerView(5, 5, 0, 0, 0));
        }
    }

    @Test
    void a_record_that_was_only_begun_is_ignored_and_later_ones_follow() throws IOException {
        Journal killed = Journal.open(folder, ROOMY);
        killed.append(bytes("whole"), 1);
        killed.append(bytes("torn apart by the kill"), 1);
        Path file = onlySegment();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() - 5);
        }

        try (Journal again = Journal.open(folder, ROOMY)) {
            again.append(bytes("after"), 1);
            assertThat(drain(again, 10)).containsExactly("whole", "after");
        }
    }

    @Test
    void a_damaged_record_is_left_out_and_counted_as_dropped() throws IOException {
        Journal killed = Journal.open(folder, ROOMY);
        killed.append(bytes("one"), 1);
        killed.append(bytes("two"), 4);
        flipLastByte(onlySegment());

        try (Journal again = Journal.open(folder, ROOMY)) {
            again.append(bytes("three"), 1);
            assertThat(drain(again, 10)).containsExactly("one", "three");
            assertThat(again.ledger().view()).isEqualTo(new LedgerView(6, 2, 0, 0, 4));
        }
    }

    @Test
    void a_full_journal_refuses_and_takes_again_when_some_was_forwarded() throws IOException {
        try (Journal journal = Journal.open(folder, new Journal.Limits(100, 400))) {
            int taken = 0;
            while (journal.open()) {
                try {
                    journal.append(new byte[60], 1);
                    taken++;
                } catch (JournalException e) {
                    break;
                }
            }
            assertThatThrownBy(() -> journal.append(new byte[60], 1))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("full");
            assertThat(journal.ledger().view().spilled()).isEqualTo(taken);

            drain(journal, 100);
            journal.append(new byte[60], 1);
            assertThat(journal.ledger().view().served()).isEqualTo(taken + 1);
        }
    }

    @Test
    void what_is_forwarded_leaves_the_disk() throws IOException {
        try (Journal journal = Journal.open(folder, new Journal.Limits(500, 1 << 20))) {
            for (int i = 0; i < 100; i++) {
                journal.append(new byte[100], 1);
            }
            long before = journal.size();
            drain(journal, 1000);
            assertThat(journal.size()).isLessThan(before / 10);
        }
    }

    @Test
    void many_writers_lose_nothing() throws Exception {
        try (Journal journal = Journal.open(folder, new Journal.Limits(2000, 1 << 24))) {
            List<Thread> writers = new ArrayList<>();
            for (int w = 0; w < 4; w++) {
                int writer = w;
                writers.add(
                        Thread.ofPlatform()
                                .start(() -> {
                                    for (int i = 0; i < 500; i++) {
                                        journal.append(bytes(writer + ":" + i), 1);
                                    }
                                }));
            }
            List<String> out = new ArrayList<>();
            while (writers.stream().anyMatch(Thread::isAlive)) {
                out.addAll(drain(journal, 64));
                journal.force();
            }
            for (Thread writer : writers) {
                writer.join();
            }
            out.addAll(drain(journal, 64));
            assertThat(out).hasSize(2000).doesNotHaveDuplicates();
        }
    }

    @Test
    void empty_and_oversized_records_are_refused() throws IOException {
        try (Journal journal = Journal.open(folder, ROOMY)) {
            assertThatThrownBy(() -> journal.append(new byte[0], 1))
                    .isInstanceOf(JournalException.class);
            assertThatThrownBy(() -> journal.append(new byte[Segment.LONGEST + 1], 1))
                    .isInstanceOf(JournalException.class);
        }
    }

    private List<String> drain(Journal journal, int most) throws IOException {
        List<String> texts = new ArrayList<>();
        Journal.Batch batch = journal.next(most, 1 << 20);
        while (!batch.isEmpty()) {
            batch.payloads()
                    .forEach(payload -> texts.add(new String(payload, StandardCharsets.UTF_8)));
            journal.forwarded(batch);
            batch = journal.next(most, 1 << 20);
        }
        return texts;
    }

    private Path onlySegment() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> Segment.number(file) >= 0)
                    .filter(file -> file.toFile().length() > 0)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void flipLastByte(Path file) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            channel.read(last, channel.size() - 1);
            channel.write(ByteBuffer.wrap(new byte[] {(byte) ~last.get(0)}), channel.size() - 1);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

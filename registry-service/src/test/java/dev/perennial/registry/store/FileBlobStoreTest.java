package dev.perennial.registry.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.problem.ProblemType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBlobStoreTest {
    /** From {@code printf abc | sha256sum}. */
    private static final String ABC =
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    /** Of no bytes at all. */
    private static final String NOTHING =
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @TempDir Path folder;
    private FileBlobStore store;

    @BeforeEach
    void open() {
        store = new FileBlobStore(folder);
    }

    @Test
    void bytes_are_named_by_their_digest() throws IOException {
        assertThat(store.put(bytes("abc"))).isEqualTo(new BlobStore.Stored(ABC, 3));
        assertThat(folder.resolve("objects/ba").resolve(ABC.substring(2))).hasContent("abc");
        assertThat(store.has(ABC)).isTrue();
        assertThat(store.size(ABC)).isEqualTo(3);
        assertThat(read(ABC)).isEqualTo("abc".getBytes(StandardCharsets.UTF_8));
        assertThat(received()).isEmpty();
    }

    @Test
    void no_bytes_are_bytes_too() throws IOException {
        assertThat(store.put(bytes(""))).isEqualTo(new BlobStore.Stored(NOTHING, 0));
        assertThat(read(NOTHING)).isEmpty();
    }

    @Test
    void the_same_bytes_are_kept_once() {
        store.put(bytes("abc"));
        assertThat(store.put(ABC, bytes("abc"))).isEqualTo(new BlobStore.Stored(ABC, 3));
        assertThat(received()).isEmpty();
    }

    @Test
    void other_bytes_than_announced_leave_nothing_behind() {
        assertThatThrownBy(() -> store.put(ABC, bytes("abd")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.type()).isEqualTo(ProblemType.UNPROCESSABLE));
        assertThat(store.has(ABC)).isFalse();
        assertThat(received()).isEmpty();
    }

    @Test
    void a_caller_who_goes_away_leaves_nothing_behind() {
        InputStream broken =
                new FilterInputStream(InputStream.nullInputStream()) {
                    @Override
                    public int read(byte[] target, int offset, int length) throws IOException {
                        throw new IOException("gone");
                    }
                };
        assertThatThrownBy(() -> store.put(broken)).hasMessageContaining("gone");
        assertThat(received()).isEmpty();
    }

    @Test
    void one_flipped_bit_is_found_and_the_last_bytes_are_never_given() throws IOException {
        byte[] large = new byte[200_000];
        new Random(1).nextBytes(large);
        String address = store.put(new ByteArrayInputStream(large)).sha256();
        assertThat(read(address)).isEqualTo(large);

        Path file =
                folder.resolve("objects/" + address.substring(0, 2) + "/" + address.substring(2));
        large[7] ^= 1;
        Files.write(file, large);

        ByteArrayOutputStream given = new ByteArrayOutputStream();
        try (InputStream bytes = store.open(address)) {
            assertThatThrownBy(() -> bytes.transferTo(given))
                    .isInstanceOf(DamagedException.class)
                    .hasMessageContaining(address);
            assertThat(bytes.read()).isEqualTo(-1);
        }
        assertThat(given.size()).isLessThan(large.length);
    }

    @Test
    void a_truncated_file_is_found() throws IOException {
        store.put(bytes("abc"));
        Files.writeString(folder.resolve("objects/ba").resolve(ABC.substring(2)), "ab");
        assertThatThrownBy(() -> store.open(ABC)).hasCauseInstanceOf(DamagedException.class);
        store.put(bytes("abc"));
        assertThat(read(ABC)).hasSize(3);
    }

    @Test
    void unknown_and_wrong_addresses_say_so() {
        assertProblem(() -> store.open(ABC), ProblemType.NOT_FOUND);
        assertProblem(() -> store.size(ABC), ProblemType.NOT_FOUND);
        assertProblem(() -> store.has("../../etc/passwd"), ProblemType.INVALID);
        assertProblem(
                () -> store.open(ABC.toUpperCase(java.util.Locale.ROOT)), ProblemType.INVALID);
    }

    @Test
    void only_old_leftovers_are_swept() throws IOException {
        Path incoming = folder.resolve("incoming");
        Path old = Files.createTempFile(incoming, "incoming-", null);
        Path young = Files.createTempFile(incoming, "incoming-", null);
        Instant then = Instant.parse("2026-01-02T00:00:00Z");
        Files.setLastModifiedTime(old, FileTime.from(then.minusSeconds(1)));
        Files.setLastModifiedTime(young, FileTime.from(then));

        Incoming.sweep(incoming, then);

        assertThat(received()).containsExactly(young);
    }

    @Test
    void a_lost_folder_is_noticed() throws IOException {
        store.check();
        Files.delete(folder.resolve("objects"));
        assertThatThrownBy(() -> store.check()).hasMessageContaining("can't be written");
    }

    private static void assertProblem(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call, ProblemType type) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(type));
    }

    private byte[] read(String address) throws IOException {
        try (InputStream bytes = store.open(address)) {
            return bytes.readAllBytes();
        }
    }

    private java.util.List<Path> received() {
        try (Stream<Path> files = Files.list(folder.resolve("incoming"))) {
            return files.toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}

package dev.perennial.registry.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.problem.ProblemType;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveBucketArgs;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Random;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Against a real S3 server that speaks over the wire. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3BlobStoreTest {
    private static final String UNKNOWN = "1".repeat(64);

    private final S3Proxy server =
            S3Proxy.builder()
                    .blobStore(new TransientNio2BlobStore())
                    .endpoint(URI.create("http://127.0.0.1:0"))
                    .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, "access", "secret-secret")
                    .build();
    private int bucket;
    private MinioClient client = MinioClient.builder().endpoint("http://127.0.0.1").build();
    private S3BlobStore store = new S3BlobStore(client, "none", Path.of("target/s3-incoming"));

    @BeforeAll
    void start() throws Exception {
        server.start();
        client = client("secret-secret");
    }

    @AfterAll
    void stop() throws Exception {
        server.stop();
    }

    @BeforeEach
    void freshBucket(@TempDir Path incoming) {
        bucket++;
        store = new S3BlobStore(client, name(), incoming);
    }

    private String name() {
        return "bucket-" + bucket;
    }

    private MinioClient client(String secret) {
        return MinioClient.builder()
                .endpoint("http://127.0.0.1:" + server.getPort())
                .credentials("access", secret)
                .region("us-east-1")
                .build();
    }

    @Test
    void bytes_come_back_from_their_address() throws Exception {
        byte[] bytes = random(7_000_000);
        BlobStore.Stored stored = store.put(new ByteArrayInputStream(bytes));

        assertThat(store.put(stored.sha256(), new ByteArrayInputStream(bytes))).isEqualTo(stored);
        assertThat(store.has(stored.sha256())).isTrue();
        assertThat(store.size(stored.sha256())).isEqualTo(7_000_000);
        try (InputStream back = store.open(stored.sha256())) {
            assertThat(back.readAllBytes()).isEqualTo(bytes);
        }
    }

    @Test
    void other_bytes_than_announced_are_refused() {
        assertProblem(
                () -> store.put(UNKNOWN, new ByteArrayInputStream(random(10))),
                ProblemType.UNPROCESSABLE);
    }

    @Test
    void what_is_not_there_says_so() {
        store.check();
        assertThat(store.has(UNKNOWN)).isFalse();
        assertProblem(() -> store.size(UNKNOWN), ProblemType.NOT_FOUND);
        assertProblem(() -> store.open(UNKNOWN), ProblemType.NOT_FOUND);
        assertProblem(() -> store.has("bucket/../other"), ProblemType.INVALID);
    }

    @Test
    void an_object_changed_in_the_bucket_is_found() throws Exception {
        byte[] bytes = random(100_000);
        String address = store.put(new ByteArrayInputStream(bytes)).sha256();
        bytes[99_999] ^= 1;
        client.putObject(
                PutObjectArgs.builder()
                        .bucket(name())
                        .object("sha256/" + address.substring(0, 2) + "/" + address)
                        .data(bytes, bytes.length)
                        .build());

        try (InputStream back = store.open(address)) {
            assertThatThrownBy(back::readAllBytes).isInstanceOf(DamagedException.class);
        }
    }

    @Test
    void it_is_ready_once_its_bucket_is_there_and_not_when_it_is_lost() throws Exception {
        store.check();
        store.check();
        client.removeBucket(RemoveBucketArgs.builder().bucket(name()).build());
        assertThatThrownBy(() -> store.check()).hasMessageContaining("does not exist");
    }

    @Test
    void a_server_that_refuses_is_not_an_empty_store(@TempDir Path incoming) {
        S3BlobStore stranger = new S3BlobStore(client("wrong-secret"), name(), incoming);

        assertThatThrownBy(stranger::check).isInstanceOf(IllegalStateException.class);
        assertProblem(() -> stranger.open(UNKNOWN), ProblemType.UNAVAILABLE);
        assertProblem(() -> stranger.has(UNKNOWN), ProblemType.UNAVAILABLE);
        assertProblem(
                () -> stranger.put(new ByteArrayInputStream(random(5))), ProblemType.UNAVAILABLE);
    }

    @Test
    void a_server_that_is_away_is_told_as_such(@TempDir Path incoming) {
        MinioClient nowhere =
                MinioClient.builder()
                        .endpoint("http://127.0.0.1:1")
                        .credentials("access", "secret-secret")
                        .region("us-east-1")
                        .build();
        S3BlobStore away = new S3BlobStore(nowhere, name(), incoming);

        assertThatThrownBy(away::check).isInstanceOf(IllegalStateException.class);
        assertProblem(() -> away.open(UNKNOWN), ProblemType.UNAVAILABLE);
        assertProblem(() -> away.put(new ByteArrayInputStream(random(5))), ProblemType.UNAVAILABLE);
        assertThat(incoming).isEmptyDirectory();
    }

    private static void assertProblem(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call, ProblemType type) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(type));
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}

package dev.perennial.registry.store;

import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.problem.ProblemType;
import io.minio.BucketExistsArgs;
import io.minio.GetObjectArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.StatObjectArgs;
import io.minio.StatObjectResponse;
import io.minio.UploadObjectArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Objects named by their digest in a bucket of an S3-compatible store. */
public final class S3BlobStore implements BlobStore {
    private static final Logger LOG = Logger.getLogger(S3BlobStore.class);

    private final MinioClient client;
    private final String bucket;
    private final Path incoming;
    private volatile boolean prepared;

    /**
     * @param incoming local folder for uploads under way
     */
    public S3BlobStore(MinioClient client, String bucket, Path incoming) {
        this.client = client;
        this.bucket = bucket;
        try {
            this.incoming = Files.createDirectories(incoming);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the bucket where it is missing; once a process, when the store first answers. */
    private void prepare() throws MinioException {
        if (!client.bucketExists(BucketExistsArgs.builder().bucket(bucket).build())) {
            client.makeBucket(MakeBucketArgs.builder().bucket(bucket).build());
        }
        prepared = true;
    }

    @Override
    public Stored put(InputStream bytes) {
        try (Incoming received = Incoming.receive(bytes, incoming)) {
            return keep(received);
        }
    }

    @Override
    public Stored put(String sha256, InputStream bytes) {
        try (Incoming received = Incoming.receive(bytes, incoming).expect(sha256)) {
            return keep(received);
        }
    }

    private Stored keep(Incoming received) {
        ask(
                "did not take the bytes",
                () -> {
                    if (!prepared) {
                        prepare();
                    }
                    return has(received.sha256()) ? received : upload(received);
                });
        return new Stored(received.sha256(), received.size());
    }

    private Object upload(Incoming received) throws MinioException {
        return client.uploadObject(
                UploadObjectArgs.builder()
                        .bucket(bucket)
                        .object(name(received.sha256()))
                        .filename(received.file().toString())
                        .contentType("application/octet-stream")
                        .build());
    }

    @Override
    public InputStream open(String sha256) {
        GetObjectArgs wanted = GetObjectArgs.builder().bucket(bucket).object(name(sha256)).build();
        InputStream bytes =
                ask("did not give the bytes", () -> client.getObject(wanted))
                        .orElseThrow(() -> Addresses.unknown(sha256));
        try {
            return Verified.open(bytes, sha256);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean has(String sha256) {
        return stat(sha256).isPresent();
    }

    @Override
    public long size(String sha256) {
        return stat(sha256).orElseThrow(() -> Addresses.unknown(sha256)).size();
    }

    private Optional<StatObjectResponse> stat(String sha256) {
        StatObjectArgs wanted =
                StatObjectArgs.builder().bucket(bucket).object(name(sha256)).build();
        return ask("does not answer", () -> client.statObject(wanted));
    }

    /** A call to the store. */
    private interface Call<T> {
        T make() throws MinioException;
    }

    /** Empty where there is no such object. Connections that fail come as unchecked exceptions. */
    private static <T> Optional<T> ask(String failure, Call<T> call) {
        try {
            return Optional.of(call.make());
        } catch (ErrorResponseException e) {
            if (isMissing(e)) {
                return Optional.empty();
            }
            throw unavailable(failure, e);
        } catch (MinioException | IllegalStateException e) {
            throw unavailable(failure, e);
        }
    }

    private static boolean isMissing(ErrorResponseException e) {
        return e.errorResponse().code().equals("NoSuchKey");
    }

    private static ProblemException unavailable(String why, Exception cause) {
        LOG.error("The object store " + why, cause);
        return new ProblemException(
                ProblemType.UNAVAILABLE, "The object store " + why + "; try again later");
    }

    @Override
    public void check() {
        try {
            if (!prepared) {
                prepare();
            } else if (!client.bucketExists(BucketExistsArgs.builder().bucket(bucket).build())) {
                throw new IllegalStateException("The bucket " + bucket + " does not exist");
            }
        } catch (MinioException e) {
            throw new IllegalStateException("The object store does not answer", e);
        }
    }

    private static String name(String sha256) {
        Addresses.check(sha256);
        return "sha256/" + sha256.substring(0, 2) + "/" + sha256;
    }
}

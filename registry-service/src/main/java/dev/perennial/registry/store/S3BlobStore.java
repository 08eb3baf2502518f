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
        try {
            if (!prepared) {
                prepare();
            }
            if (!has(received.sha256())) {
                client.uploadObject(
                        UploadObjectArgs.builder()
                                .bucket(bucket)
                                .object(name(received.sha256()))
                                .filename(received.file().toString())
                                .contentType("application/octet-stream")
                                .build());
            }
            return new Stored(received.sha256(), received.size());
        } catch (MinioException e) {
            throw unavailable("did not take the bytes", e);
        }
    }

    @Override
    public InputStream open(String sha256) {
        try {
            return Verified.open(
                    client.getObject(
                            GetObjectArgs.builder().bucket(bucket).object(name(sha256)).build()),
                    sha256);
        } catch (ErrorResponseException e) {
            if (isMissing(e)) {
                throw Addresses.unknown(sha256);
            }
            throw unavailable("did not give the bytes", e);
        } catch (MinioException e) {
            throw unavailable("did not give the bytes", e);
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
        try {
            return Optional.of(
                    client.statObject(
                            StatObjectArgs.builder().bucket(bucket).object(name(sha256)).build()));
        } catch (ErrorResponseException e) {
            if (isMissing(e)) {
                return Optional.empty();
            }
            throw unavailable("does not answer", e);
        } catch (MinioException e) {
            throw unavailable("does not answer", e);
        }
    }

    private static boolean isMissing(ErrorResponseException e) {
        return e.errorResponse().code().equals("NoSuchKey");
    }

    private static ProblemException unavailable(String why, MinioException cause) {
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

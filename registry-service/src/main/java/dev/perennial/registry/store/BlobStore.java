package dev.perennial.registry.store;

import java.io.InputStream;

/** Bytes by their SHA-256. The same bytes are kept once. */
public interface BlobStore {
    /**
     * What was kept.
     *
     * @param sha256 lower-case hex
     * @param size bytes
     */
    record Stored(String sha256, long size) {}

    /** Keeps all of a stream; when it returns, the bytes are durable. The stream is not closed. */
    Stored put(InputStream bytes);

    /**
     * Keeps a stream that must have this digest.
     *
     * @throws dev.perennial.contract.problem.ProblemException 422 when it has another one
     */
    Stored put(String sha256, InputStream bytes);

    /**
     * The bytes of an address. When they are not what they were, opening (small files) or reading
     * to the end fails with {@link DamagedException}; the last bytes are given only when they are.
     *
     * @throws dev.perennial.contract.problem.ProblemException 404 when there are none
     */
    InputStream open(String sha256);

    boolean has(String sha256);

    /**
     * Number of bytes at an address.
     *
     * @throws dev.perennial.contract.problem.ProblemException 404 when there are none
     */
    long size(String sha256);

    /** Whether the store can be used now; throws with the reason when it can't. */
    void check();
}

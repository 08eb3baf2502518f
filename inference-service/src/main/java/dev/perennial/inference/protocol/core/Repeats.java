package dev.perennial.inference.protocol.core;

import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.problem.ProblemType;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers answers by idempotency key, so that a repeated call is answered as before and counted
 * once: the last 10,000 keys, for 10 minutes, at most 64 MB of answers. Errors are not remembered.
 * It is memory of one process; after a restart a repeated call is a new one.
 */
public final class Repeats {
    private static final int MOST = 10_000;
    private static final long MOST_BYTES = 64L << 20;
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Clock clock;
    private final LinkedHashMap<String, Entry> entries = new LinkedHashMap<>();
    private long bytes;

    @SuppressWarnings("ArrayRecordComponent") // Compared by hand.
    private record Entry(byte[] asked, Instant since, CompletableFuture<byte[]> answer) {
        long size() {
            return answer.isDone() && !answer.isCompletedExceptionally() ? answer.join().length : 0;
        }
    }

    public Repeats(Clock clock) {
        this.clock = clock;
    }

    /**
     * The answer to a key: the remembered one, or a new one. Of calls at the same time one asks and
     * the others wait for it.
     *
     * @param key with all that it is unique within
     * @throws ProblemException 422 when the key came with another body before
     */
    public byte[] answer(String key, byte[] body, Supplier<byte[]> fresh) {
        byte[] asked = sha256(body);
        Entry mine = new Entry(asked, clock.instant(), new CompletableFuture<>());
        Entry present = enter(key, mine);
        if (present == null) {
            return ask(key, mine, fresh);
        }
        if (!Arrays.equals(present.asked(), asked)) {
            throw new ProblemException(
                    ProblemType.UNPROCESSABLE,
                    "This Idempotency-Key came with another request before; use a new one");
        }
        try {
            return present.answer().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private byte[] ask(String key, Entry mine, Supplier<byte[]> fresh) {
        try {
            byte[] answer = fresh.get();
            keep(mine, answer);
            return answer;
        } catch (RuntimeException | Error e) {
            forget(key, mine);
            mine.answer().completeExceptionally(e);
            throw e;
        }
    }

    private synchronized @Nullable Entry enter(String key, Entry mine) {
        trim();
        return entries.putIfAbsent(key, mine);
    }

    private synchronized void keep(Entry mine, byte[] answer) {
        mine.answer().complete(answer);
        bytes += answer.length;
        trim();
    }

    private synchronized void forget(String key, Entry mine) {
        entries.remove(key, mine);
    }

    /** Oldest first; one that is still being answered stays, since others may wait for it. */
    private void trim() {
        Instant border = clock.instant().minus(KEPT);
        var oldest = entries.entrySet().iterator();
        while (oldest.hasNext()) {
            Map.Entry<String, Entry> next = oldest.next();
            boolean tooMuch = entries.size() > MOST || bytes > MOST_BYTES;
            if (!tooMuch && next.getValue().since().isAfter(border)) {
                return;
            }
            if (next.getValue().answer().isDone()) {
                bytes -= next.getValue().size();
                oldest.remove();
            }
        }
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}

package dev.perennial.inference.models.core;

import dev.perennial.model.Predictor;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * A model version in memory. Whoever uses it holds a {@link Lease}; once it is retired nobody gets
 * a new one, and the native memory goes when the last one is given back.
 */
public final class LoadedModel {
    private final KnownVersion known;
    private final String platform;
    private final Predictor predictor;
    private final Instant readySince;
    private final LongAdder requests = new LongAdder();
    private int leases;
    private boolean retired;
    private boolean closed;

    /** The right to use the model until it is closed. */
    public static final class Lease implements AutoCloseable {
        private final LoadedModel model;
        private boolean open = true;

        private Lease(LoadedModel model) {
            this.model = model;
        }

        public LoadedModel model() {
            return model;
        }

        public Predictor predictor() {
            return model.predictor;
        }

        @Override
        public void close() {
            if (open) {
                open = false;
                model.giveBack();
            }
        }
    }

    /**
     * @param platform the protocol's word for what runs it: {@code xgboost} or {@code onnx}
     */
    public LoadedModel(
            KnownVersion known, String platform, Predictor predictor, Instant readySince) {
        this.known = known;
        this.platform = platform;
        this.predictor = predictor;
        this.readySince = readySince;
    }

    public KnownVersion known() {
        return known;
    }

    public String platform() {
        return platform;
    }

    public Instant readySince() {
        return readySince;
    }

    /** Requests that this version answered since it was loaded, in any arm. */
    public long requests() {
        return requests.sum();
    }

    public void counted() {
        requests.increment();
    }

    /** A lease, or null when the version is retired. */
    public synchronized @Nullable Lease lease() {
        if (retired) {
            return null;
        }
        leases++;
        return new Lease(this);
    }

    /** Gives no more leases; closes now or when the last one is given back. */
    public synchronized void retire() {
        retired = true;
        closeWhenUnused();
    }

    public synchronized boolean isClosed() {
        return closed;
    }

    private synchronized void giveBack() {
        leases--;
        closeWhenUnused();
    }

    private void closeWhenUnused() {
        if (retired && leases == 0 && !closed) {
            closed = true;
            predictor.close();
        }
    }
}

package dev.perennial.monitor;

import dev.perennial.contract.Page;
import dev.perennial.contract.Role;
import dev.perennial.contract.monitor.CaptureBatch;
import dev.perennial.contract.monitor.ChangeFinding;
import dev.perennial.contract.monitor.FindingView;
import dev.perennial.contract.monitor.InferenceView;
import dev.perennial.contract.monitor.IngestReceipt;
import dev.perennial.contract.monitor.LabelBatch;
import dev.perennial.contract.monitor.MonitorApi;
import dev.perennial.contract.monitor.MonitorSettings;
import dev.perennial.contract.monitor.PerformanceView;
import dev.perennial.contract.monitor.RecordedRequest;
import dev.perennial.contract.monitor.WhyView;
import dev.perennial.contract.monitor.WindowView;
import dev.perennial.monitor.access.Access;
import dev.perennial.monitor.finding.Findings;
import dev.perennial.monitor.label.Labels;
import dev.perennial.monitor.record.Captures;
import dev.perennial.monitor.record.Records;
import dev.perennial.monitor.settings.Settings;
import dev.perennial.monitor.why.Whys;
import dev.perennial.monitor.window.Performances;
import dev.perennial.monitor.window.Performances.Asked;
import dev.perennial.monitor.window.Windows;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The one door to this service's features. Roles may hold for one model, so each method but those
 * for parts of the platform asks {@link Access} for them.
 */
@Authenticated
@RunOnVirtualThread
public class MonitorResource implements MonitorApi {
    private final Access access;
    private final Ingest ingest;
    private final Memory memory;
    private final Settings settings;
    private final Judgement judgement;

    MonitorResource(
            Access access, Ingest ingest, Memory memory, Settings settings, Judgement judgement) {
        this.access = access;
        this.ingest = ingest;
        this.memory = memory;
        this.settings = settings;
        this.judgement = judgement;
    }

    /** What comes in. */
    @Singleton
    record Ingest(Captures captures, Labels labels) {}

    /** What is remembered of it. */
    @Singleton
    record Memory(Records records, Whys whys) {}

    /** What was made of it. */
    @Singleton
    record Judgement(Windows windows, Performances performances, Findings findings) {}

    @Override
    @RolesAllowed(Role.PART)
    public IngestReceipt capture(CaptureBatch batch) {
        return ingest.captures().take(batch);
    }

    /** Which model a label is about is known by its inference, so {@link Labels} asks for roles. */
    @Override
    public IngestReceipt label(LabelBatch batch) {
        return ingest.labels().take(batch);
    }

    @Override
    public InferenceView inference(String id) {
        InferenceView found = memory.records().inference(id);
        access.toRead(found.model());
        return found;
    }

    @Override
    public WhyView why(String id) {
        InferenceView inference = inference(id);
        return memory.whys().why(inference);
    }

    @Override
    public Page<InferenceView> inferences(
            String model, @Nullable String cursor, @Nullable Integer limit) {
        access.toRead(model);
        return memory.records().inferences(model, cursor, limit);
    }

    @Override
    public List<RecordedRequest> recordedRequests(String model, @Nullable Integer limit) {
        access.toRead(model);
        return memory.records().recordedRequests(model, limit);
    }

    @Override
    public InputStream labelledRows(String model, Instant from, Instant to, Instant knownBy) {
        access.toRead(model);
        return judgement.performances().labelledRows(model, new Asked(from, to, knownBy), knownBy);
    }

    @Override
    public PerformanceView performance(
            String model,
            @Nullable String version,
            Instant from,
            Instant to,
            @Nullable Instant knownBy) {
        access.toRead(model);
        return judgement.performances().performance(model, version, new Asked(from, to, knownBy));
    }

    @Override
    public MonitorSettings settings(String model) {
        access.toRead(model);
        return settings.get(model);
    }

    @Override
    public MonitorSettings configure(String model, MonitorSettings wanted) {
        access.toConfigure(model);
        return settings.configure(model, wanted);
    }

    @Override
    public Page<WindowView> windows(
            String model, @Nullable String cursor, @Nullable Integer limit) {
        access.toRead(model);
        return judgement.windows().windows(model, cursor, limit);
    }

    @Override
    public Page<FindingView> findings(
            String model,
            FindingView.@Nullable State state,
            @Nullable String cursor,
            @Nullable Integer limit) {
        access.toRead(model);
        return judgement.findings().findings(model, state, cursor, limit);
    }

    @Override
    public FindingView finding(UUID id) {
        FindingView found = judgement.findings().finding(id);
        access.toRead(found.model());
        return found;
    }

    @Override
    public FindingView changeFinding(UUID id, ChangeFinding change) {
        access.toHandle(judgement.findings().finding(id).model());
        return judgement.findings().change(id, change);
    }
}

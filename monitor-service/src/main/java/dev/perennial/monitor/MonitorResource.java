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

/** The one door to this service's features; each call is passed on as it is. */
@Authenticated
@RunOnVirtualThread
public class MonitorResource implements MonitorApi {
    private final Ingest ingest;
    private final Records records;
    private final Whys whys;
    private final Settings settings;
    private final Judgement judgement;

    MonitorResource(
            Ingest ingest, Records records, Whys whys, Settings settings, Judgement judgement) {
        this.ingest = ingest;
        this.records = records;
        this.whys = whys;
        this.settings = settings;
        this.judgement = judgement;
    }

    /** What comes in. */
    @Singleton
    record Ingest(Captures captures, Labels labels) {}

    /** What was made of it. */
    @Singleton
    record Judgement(Windows windows, Performances performances, Findings findings) {}

    @Override
    @RolesAllowed(Role.PART)
    public IngestReceipt capture(CaptureBatch batch) {
        return ingest.captures().take(batch);
    }

    @Override
    @RolesAllowed({Role.SERVICE, Role.SCIENTIST, Role.ENGINEER, Role.ADMIN})
    public IngestReceipt label(LabelBatch batch) {
        return ingest.labels().take(batch);
    }

    @Override
    public InferenceView inference(String id) {
        return records.inference(id);
    }

    @Override
    public WhyView why(String id) {
        return whys.why(id);
    }

    @Override
    public Page<InferenceView> inferences(
            String model, @Nullable String cursor, @Nullable Integer limit) {
        return records.inferences(model, cursor, limit);
    }

    @Override
    public List<RecordedRequest> recordedRequests(String model, @Nullable Integer limit) {
        return records.recordedRequests(model, limit);
    }

    @Override
    public InputStream labelledRows(String model, Instant from, Instant to, Instant knownBy) {
        return judgement.performances().labelledRows(model, new Asked(from, to, knownBy), knownBy);
    }

    @Override
    public PerformanceView performance(
            String model,
            @Nullable String version,
            Instant from,
            Instant to,
            @Nullable Instant knownBy) {
        return judgement.performances().performance(model, version, new Asked(from, to, knownBy));
    }

    @Override
    public MonitorSettings settings(String model) {
        return settings.get(model);
    }

    @Override
    @RolesAllowed({Role.ENGINEER, Role.ADMIN, Role.PART})
    public MonitorSettings configure(String model, MonitorSettings wanted) {
        return settings.configure(model, wanted);
    }

    @Override
    public Page<WindowView> windows(
            String model, @Nullable String cursor, @Nullable Integer limit) {
        return judgement.windows().windows(model, cursor, limit);
    }

    @Override
    public Page<FindingView> findings(
            String model,
            FindingView.@Nullable State state,
            @Nullable String cursor,
            @Nullable Integer limit) {
        return judgement.findings().findings(model, state, cursor, limit);
    }

    @Override
    public FindingView finding(UUID id) {
        return judgement.findings().finding(id);
    }

    @Override
    @RolesAllowed({Role.ENGINEER, Role.OPERATOR, Role.ADMIN})
    public FindingView changeFinding(UUID id, ChangeFinding change) {
        return judgement.findings().change(id, change);
    }
}

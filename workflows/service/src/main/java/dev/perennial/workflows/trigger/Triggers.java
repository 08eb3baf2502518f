package dev.perennial.workflows.trigger;

import dev.perennial.contract.Page;
import dev.perennial.contract.monitor.FindingView;
import dev.perennial.contract.workflows.ConsiderationView;
import dev.perennial.contract.workflows.PolicyView;
import dev.perennial.platform.Ids;
import dev.perennial.platform.page.Cursors;
import dev.perennial.workflows.access.Access;
import dev.perennial.workflows.automation.Automation;
import dev.perennial.workflows.policy.Policies;
import dev.perennial.workflows.renewal.Cause;
import dev.perennial.workflows.renewal.Renewals;
import dev.perennial.workflows.trigger.core.Situation;
import dev.perennial.workflows.trigger.core.Trigger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Holds findings against policies and starts what they allow. */
@ApplicationScoped
public class Triggers {
    private static final Logger LOG = Logger.getLogger(Triggers.class);

    private final Policies policies;
    private final Automation automation;
    private final Renewals renewals;
    private final Access access;
    private final Clock clock;

    Triggers(
            Policies policies,
            Automation automation,
            Renewals renewals,
            Access access,
            Clock clock) {
        this.policies = policies;
        this.automation = automation;
        this.renewals = renewals;
        this.access = access;
        this.clock = clock;
    }

    /** Looks at a new or worsened finding; within the transaction that takes its event. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void consider(FindingView finding) {
        renewals.oneAtATime(finding.modelId());
        PolicyView policy = policies.inForce(finding.modelId()).orElse(null);
        Trigger trigger =
                Trigger.of(
                        finding,
                        new Situation(
                                policy,
                                automation.isOn(),
                                renewals.underWay(finding.modelId()).orElse(null),
                                renewals.answering(finding.id()).orElse(null),
                                renewals.lastStart(finding.modelId()).orElse(null)));
        String renewal =
                trigger.allowed() && policy != null
                        ? renewals.begin(Cause.of(finding, policy, trigger.reason()))
                        : null;
        keep(finding, trigger, renewal);
    }

    private void keep(FindingView finding, Trigger trigger, @Nullable String renewal) {
        ConsideredRow row = new ConsideredRow();
        row.id = Ids.next();
        row.modelId = finding.modelId();
        row.model = finding.model();
        row.finding = finding.id();
        row.windows = finding.windows().size();
        row.rule = trigger.rule();
        row.reason = trigger.reason();
        row.renewal = renewal;
        row.at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        row.persist();
        LOG.infof(
                "Finding %s of %s: %s (%s)",
                finding.id(), finding.model(), trigger.rule(), trigger.reason());
    }

    /** Newest first. */
    @Transactional
    public Page<ConsiderationView> list(
            String model, @Nullable String cursor, @Nullable Integer limit) {
        access.toRead(model);
        int size = Cursors.limit(limit);
        UUID id = renewals.modelId(model);
        UUID before = Cursors.id(cursor);
        List<ConsiderationView> read =
                ConsideredRow.<ConsideredRow>find(
                                "modelId = ?1 and (?2 is null or id < ?2) order by id desc",
                                id,
                                before)
                        .range(0, size)
                        .stream()
                        .map(ConsideredRow::view)
                        .toList();
        return Cursors.page(read, size, ConsiderationView::id);
    }
}

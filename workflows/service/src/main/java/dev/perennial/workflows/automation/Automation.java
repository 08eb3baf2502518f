package dev.perennial.workflows.automation;

import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.workflows.AutomationSwitch;
import dev.perennial.platform.Ids;
import dev.perennial.platform.identity.Caller;
import dev.perennial.workflows.access.Access;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jboss.logging.Logger;

/** Turns the switch and tells how it stands; it is on until somebody turns it off. */
@ApplicationScoped
public class Automation {
    private static final Logger AUDIT = Logger.getLogger("dev.perennial.audit");
    private static final int LONGEST_REASON = 2_000;

    private final Access access;
    private final Clock clock;

    Automation(Access access, Clock clock) {
        this.access = access;
        this.clock = clock;
    }

    @Transactional
    public AutomationSwitch get() {
        return AutomationRow.<AutomationRow>find("order by id desc")
                .firstResultOptional()
                .map(AutomationRow::view)
                .orElseGet(() -> new AutomationSwitch(true, "Never turned", null, null));
    }

    /** Turns it; who and when are taken from the call. */
    @Transactional
    public AutomationSwitch turn(AutomationSwitch wanted) {
        Caller caller = access.toSwitch();
        if (wanted.reason().length() > LONGEST_REASON || wanted.reason().indexOf('\0') >= 0) {
            throw ProblemException.invalid(
                    "reason is a text of at most %d characters".formatted(LONGEST_REASON));
        }
        AutomationRow row = new AutomationRow();
        row.id = Ids.next();
        row.on = wanted.on();
        row.reason = wanted.reason();
        row.changedBy = caller.actor();
        row.changedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        row.persist();
        AUDIT.infof(
                "%s turned automatic action %s: %s",
                caller.actor(), wanted.on() ? "on" : "off", wanted.reason());
        return row.view();
    }

    public boolean isOn() {
        return get().on();
    }
}

package dev.perennial.registry.audit;

import dev.perennial.contract.Page;
import dev.perennial.contract.registry.AuditEntry;
import dev.perennial.platform.Ids;
import dev.perennial.platform.identity.Caller;
import dev.perennial.platform.identity.Callers;
import dev.perennial.platform.page.Cursors;
import dev.perennial.registry.body.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The audit log: written in the transaction of the change, never changed. */
@ApplicationScoped
public class Audit {
    private final Callers callers;
    private final Clock clock;

    Audit(Callers callers, Clock clock) {
        this.callers = callers;
        this.clock = clock;
    }

    /** What was changed. */
    public record Change(
            @Nullable String before, @Nullable String after, @Nullable String reason) {}

    /**
     * Notes a change in the caller's name.
     *
     * @param action for example {@code alias.move}
     * @param subject for example {@code flights-delay@champion}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(String action, String subject, Change change) {
        Caller caller = callers.current();
        AuditRow row = new AuditRow();
        row.id = Ids.next();
        row.at = clock.instant();
        row.actor = caller.actor();
        row.via = caller.via();
        row.action = action;
        row.subject = subject;
        row.before = change.before();
        row.after = change.after();
        row.reason = change.reason();
        row.persist();
    }

    @Transactional
    Page<AuditEntry> list(
            @Nullable String subject, @Nullable String cursor, @Nullable Integer limit) {
        int size = Cursors.limit(limit);
        UUID before = Cursors.id(cursor);
        List<AuditRow> rows =
                AuditRow.<AuditRow>find(
                                "(?1 is null or subject = ?1) and (?2 is null or id < ?2)"
                                        + " order by id desc",
                                Texts.wanted("subject", subject),
                                before)
                        .page(0, size + 1)
                        .list();
        return Cursors.page(rows, size, row -> row.id, AuditRow::view);
    }
}

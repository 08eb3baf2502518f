package dev.perennial.monitor.window;

import dev.perennial.monitor.record.RowKey;
import dev.perennial.monitor.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How far each model's record has been cut. Whoever has the row is the only one who cuts. */
@ApplicationScoped
class Progress {
    private static final UUID LEAST = new UUID(0, 0);

    private final Sql sql;

    Progress(Sql sql) {
        this.sql = sql;
    }

    /**
     * How far.
     *
     * @param anchor the first event that was seen
     * @param cutTo windows by time up to here are done; null before the first
     * @param last the last row of the last window by count
     * @param counted windows cut by count so far
     */
    record Mark(
            UUID model,
            Instant anchor,
            @Nullable Instant cutTo,
            @Nullable RowKey last,
            long counted) {
        Mark to(Instant end) {
            return new Mark(model, anchor, end, null, counted);
        }

        Mark to(RowKey row) {
            return new Mark(model, anchor, row.eventTime(), row, counted + 1);
        }

        /** The row behind which the next window by count begins. */
        @Nullable RowKey after() {
            return last != null || cutTo == null ? last : new RowKey(cutTo, LEAST, -1);
        }
    }

    /** Takes the model for this transaction; empty where another replica has it. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Mark> take(UUID model, Instant oldest) {
        sql.update(
                "insert into progress (model_id, anchor) select ?, ? where not exists (select 1"
                        + " from progress where model_id = ?) on conflict (model_id) do nothing",
                model,
                oldest,
                model);
        return sql.first(
                "select anchor, cut_to, last_request, last_row, counted from progress where"
                        + " model_id = ? for update skip locked",
                row -> {
                    Instant cutTo = Sql.instantOrNull(row, "cut_to");
                    UUID request = row.getObject("last_request", UUID.class);
                    RowKey last =
                            cutTo == null || request == null
                                    ? null
                                    : new RowKey(cutTo, request, row.getInt("last_row"));
                    return new Mark(
                            model, Sql.instant(row, "anchor"), cutTo, last, row.getLong("counted"));
                },
                model);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void keep(Mark mark) {
        RowKey last = mark.last();
        sql.update(
                "update progress set cut_to = ?, last_request = ?, last_row = ?, counted = ? where"
                        + " model_id = ?",
                mark.cutTo(),
                last == null ? null : last.request(),
                last == null ? null : last.row(),
                mark.counted(),
                mark.model());
    }
}

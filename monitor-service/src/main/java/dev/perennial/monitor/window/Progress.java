package dev.perennial.monitor.window;

import dev.perennial.monitor.record.Horizon;
import dev.perennial.monitor.record.RowKey;
import dev.perennial.monitor.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How far each model's record has been cut. Whoever has the row is the only one who cuts. */
@ApplicationScoped
class Progress {
    private static final UUID LEAST = new UUID(0, 0);

    private final Sql sql;
    private final Horizon horizon;

    Progress(Sql sql, Horizon horizon) {
        this.sql = sql;
        this.horizon = horizon;
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

        /** With what a row of the database says. */
        Mark at(ResultSet row) throws SQLException {
            Instant end = Sql.instantOrNull(row, "cut_to");
            UUID request = row.getObject("last_request", UUID.class);
            RowKey key =
                    end == null || request == null
                            ? null
                            : new RowKey(end, request, row.getInt("last_row"));
            return new Mark(model, anchor, end, key, counted);
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
                        row ->
                                new Mark(
                                                model,
                                                Sql.instant(row, "anchor"),
                                                null,
                                                null,
                                                row.getLong("counted"))
                                        .at(row),
                        model)
                .map(this::setBack);
    }

    /**
     * Where rows from the future were believed once, the record was cut ahead of the clock, and
     * nothing that happens would be in a window again: it goes on where the last window ended that
     * can have ended.
     */
    private Mark setBack(Mark mark) {
        Instant latest = horizon.now();
        if (mark.cutTo() == null || !mark.cutTo().isAfter(latest)) {
            return mark;
        }
        return sql.first(
                        "select coalesce(last_time, ends) as cut_to, last_request, last_row from"
                                + " production_window where model_id = ? and coalesce(last_time,"
                                + " ends) <= ? order by 1 desc, id desc limit 1",
                        mark::at,
                        mark.model(),
                        latest)
                .orElse(new Mark(mark.model(), mark.anchor(), null, null, mark.counted()));
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

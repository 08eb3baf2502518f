package dev.perennial.monitor.model;

import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.registry.ModelView;
import dev.perennial.monitor.neighbour.Registry;
import dev.perennial.monitor.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Which model a name stands for, learnt from captures, from alias moves and from the registry. */
@ApplicationScoped
public class Models {
    private final Sql sql;
    private final Registry registry;
    private final Clock clock;

    Models(Sql sql, Registry registry, Clock clock) {
        this.sql = sql;
        this.registry = registry;
        this.clock = clock;
    }

    /**
     * The model that has this name now; a name not heard of yet is asked of the registry.
     *
     * @throws ProblemException 404 when there is none
     */
    public UUID id(String name) {
        if (name.indexOf('\0') >= 0) {
            throw ProblemException.notFound("There is no model of that name");
        }
        Optional<UUID> known =
                sql.first(
                        "select id from model where name = ? order by named_at desc limit 1",
                        row -> Sql.uuid(row, "id"),
                        name);
        return known.orElseGet(() -> {
            ModelView model = registry.model(name);
            named(model.id(), model.name(), clock.instant());
            return model.id();
        });
    }

    /** The model's newest name. */
    public String name(UUID model) {
        return sql.first("select name from model where id = ?", row -> row.getString(1), model)
                .orElseThrow(() -> ProblemException.notFound("There is no model " + model));
    }

    /** Notes a name; one heard earlier than the present one changes nothing. */
    public void named(UUID model, String name, Instant at) {
        // An upsert would lock the row, and every batch of captures comes through here.
        boolean same =
                sql.first(
                                "select 1 from model where id = ? and (name = ? or named_at >= ?)",
                                row -> true,
                                model,
                                name,
                                at)
                        .isPresent();
        if (!same) {
            sql.update(
                    "insert into model (id, name, named_at) values (?, ?, ?) on conflict (id) do"
                            + " update set name = excluded.name, named_at = excluded.named_at"
                            + " where model.named_at < excluded.named_at",
                    model,
                    name,
                    at);
        }
    }

    /** The version that the alias champion names, as far as was heard. */
    public Optional<String> champion(UUID model) {
        return sql.first(
                "select champion from model where id = ? and champion is not null",
                row -> row.getString(1),
                model);
    }

    /**
     * Notes where champion points.
     *
     * @return false when a later move was heard of before
     */
    public boolean championIs(UUID model, String version, long revision) {
        return sql.update(
                        "update model set champion = ?, champion_revision = ? where id = ? and"
                                + " coalesce(champion_revision, 0) < ?",
                        version,
                        revision,
                        model,
                        revision)
                == 1;
    }
}

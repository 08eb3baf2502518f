package dev.perennial.monitor.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perennial.contract.monitor.MonitorSettings;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.monitor.model.Models;
import dev.perennial.monitor.reference.References;
import dev.perennial.monitor.settings.core.SettingsRules;
import dev.perennial.monitor.sql.Sql;
import dev.perennial.platform.identity.Callers;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Sets and tells what is watched of a model. */
@ApplicationScoped
public class Settings {
    private final Sql sql;
    private final Models models;
    private final References references;
    private final ObjectMapper json;
    private final Stamp stamp;

    Settings(Sql sql, Models models, References references, ObjectMapper json, Stamp stamp) {
        this.sql = sql;
        this.models = models;
        this.references = references;
        this.json = json;
        this.stamp = stamp;
    }

    /** Who sets, and when. */
    @ApplicationScoped
    static class Stamp {
        private final Callers callers;
        private final Clock clock;

        Stamp(Callers callers, Clock clock) {
            this.callers = callers;
            this.clock = clock;
        }

        Object actor() {
            return callers.current().actor();
        }

        Object now() {
            return clock.instant();
        }
    }

    /**
     * Settings with the number of times that they were set.
     *
     * @param version from 1
     */
    public record InForce(int version, MonitorSettings settings) {}

    /** Models that are watched. */
    public List<UUID> watched() {
        return sql.list("select distinct model_id from settings", row -> Sql.uuid(row, "model_id"));
    }

    /** What holds now; empty where the model is not watched. */
    public Optional<InForce> of(UUID model) {
        return sql.first(
                "select version, body from settings where model_id = ? order by version desc limit 1",
                this::read,
                model);
    }

    private InForce read(ResultSet row) throws SQLException {
        try {
            return new InForce(
                    row.getInt("version"),
                    json.readValue(row.getString("body"), MonitorSettings.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored settings can't be read", e);
        }
    }

    /**
     * What holds now.
     *
     * @throws ProblemException 404 when the model is unknown or not watched
     */
    public MonitorSettings get(String model) {
        return of(models.id(model))
                .orElseThrow(() ->
                        ProblemException.notFound(
                                "Nothing is watched of %s yet: put its settings first"
                                        .formatted(model)))
                .settings();
    }

    /** Sets what is watched from now on; setting the same again changes nothing. */
    public MonitorSettings configure(String model, MonitorSettings settings) {
        SettingsRules.check(settings);
        String body = write(settings);
        UUID id = models.id(model);
        SettingsRules.checkColumns(settings, references.of(settings.reference()).names());
        return QuarkusTransaction.requiringNew().call(() -> store(id, settings, body));
    }

    private MonitorSettings store(UUID model, MonitorSettings settings, String body) {
        sql.lock("settings " + model);
        Optional<InForce> before = of(model);
        if (before.isPresent() && before.get().settings().equals(settings)) {
            return settings;
        }
        sql.update(
                "insert into settings (model_id, version, body, set_by, set_at) values (?, ?,"
                        + " ?::jsonb, ?, ?)",
                model,
                before.map(InForce::version).orElse(0) + 1,
                body,
                stamp.actor(),
                stamp.now());
        return settings;
    }

    private String write(MonitorSettings settings) {
        try {
            String body = json.writeValueAsString(settings);
            if (body.contains("\\u0000")) {
                throw ProblemException.invalid("A name in the settings holds a NUL character.");
            }
            return body;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Settings can't be written as JSON", e);
        }
    }
}

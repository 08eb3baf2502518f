package dev.perennial.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;

/** Stored data lives: a database filled under an older version keeps all of it. */
class MigrationTest {
    private static final String[] TABLES = {"audit", "data_version", "code_version", "evidence"};
    private static final String FILL =
            """
            insert into audit values ('018f0000-0000-7000-8000-000000000001', now(), 'ada', 'gateway',
                'alias.move', 'm@champion', '1', '2', 'better');
            insert into data_version values ('018f0000-0000-7000-8000-000000000002', 'flights', 1,
                'd', '[]', '[]', '{"rows": 3}', '{}', 'ada', now());
            insert into code_version values ('018f0000-0000-7000-8000-000000000003', 'p', 't', null,
                null, null, null, '["train"]', null, 'ada', now());
            insert into evidence values ('018f0000-0000-7000-8000-000000000004', 'k', 'm', '1', null,
                'd', '{"a":1}', 'ada', now());
            """;

    @Test
    void an_upgrade_keeps_a_filled_database() throws IOException, SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
                Connection database = postgres.getPostgresDatabase().getConnection();
                Statement statement = database.createStatement()) {
            flyway(postgres, MigrationVersion.fromVersion("1.0")).migrate();
            statement.execute(FILL);
            List<Kept> before = contents(statement);
            assertThat(before).hasSize(TABLES.length);

            Flyway latest = flyway(postgres, MigrationVersion.LATEST);
            assertThat(latest.migrate().migrationsExecuted).isPositive();

            for (Kept row : before) {
                assertThat(isThere(database, row)).as(row.toString()).isTrue();
            }
            assertThat(latest.migrate().migrationsExecuted).isZero();
            assertThat(latest.validateWithResult().validationSuccessful).isTrue();
        }
    }

    private static Flyway flyway(EmbeddedPostgres postgres, MigrationVersion target) {
        return Flyway.configure()
                .dataSource(postgres.getPostgresDatabase())
                .locations("classpath:db/migration", "classpath:db/platform")
                .outOfOrder(true)
                .target(target)
                .load();
    }

    /** A row as the version that wrote it shows it. */
    private record Kept(String table, String row) {}

    private static List<Kept> contents(Statement statement) throws SQLException {
        List<Kept> rows = new ArrayList<>();
        for (String table : TABLES) {
            try (ResultSet found =
                    statement.executeQuery("select to_jsonb(t)::text from " + table + " t")) {
                while (found.next()) {
                    rows.add(new Kept(table, found.getString(1)));
                }
            }
        }
        return rows;
    }

    /** Whether a row is there with all its values; later versions may have added columns. */
    private static boolean isThere(Connection database, Kept kept) throws SQLException {
        try (PreparedStatement query =
                database.prepareStatement(
                        "select 1 from " + kept.table() + " t where to_jsonb(t) @> ?::jsonb")) {
            query.setString(1, kept.row());
            try (ResultSet found = query.executeQuery()) {
                return found.next();
            }
        }
    }
}

package dev.perennial.retrain;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

class MigrationTest {
    @Test
    void a_filled_database_keeps_its_jobs_over_an_upgrade() throws IOException, SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
            DataSource database = postgres.getPostgresDatabase();
            flyway(database, "1.0").migrate();
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(
                        "insert into job (id, kind, model, key, request, state, requested_by,"
                                + " created_at) values (gen_random_uuid(), 'TRAINING', 'm', 'k',"
                                + " '{}', 'QUEUED', 'ada', now())");
            }
            flyway(database, "latest").migrate();
            assertThat(flyway(database, "latest").migrate().migrationsExecuted).isZero();
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet row =
                            statement.executeQuery(
                                    "select count(*) from job where state = 'QUEUED' and attempts"
                                            + " = 0")) {
                row.next();
                assertThat(row.getLong(1)).isEqualTo(1);
            }
        }
    }

    private static Flyway flyway(DataSource database, String target) {
        return Flyway.configure()
                .dataSource(database)
                .locations("db/migration", "db/platform")
                .outOfOrder(true)
                .target(target)
                .load();
    }
}

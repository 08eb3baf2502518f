package dev.perennial.monitor;

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
    private static final String MODEL = "'019a0000-0000-7000-8000-000000000001'";
    private static final String REQUEST = "'019a0000-0000-7000-8000-000000000002'";

    @Test
    void a_filled_database_keeps_its_record_over_an_upgrade() throws IOException, SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
            DataSource database = postgres.getPostgresDatabase();
            flyway(database, "1.0").migrate();
            fill(database);

            assertThat(flyway(database, "latest").migrate().migrationsExecuted).isPositive();
            assertThat(flyway(database, "latest").migrate().migrationsExecuted).isZero();

            assertThat(
                            count(
                                    database,
                                    "select count(*) from inference i join request r on r.id ="
                                            + " i.request_id join model m on m.id = i.model_id"
                                            + " where m.champion is null and i.score = 0.5"))
                    .isEqualTo(1);
            assertThat(count(database, "select count(*) from production_window")).isZero();
        }
    }

    private static void fill(DataSource database) throws SQLException {
        run(
                database,
                "insert into model (id, name, named_at) values (" + MODEL + ", 'm', now())",
                "insert into request values ("
                        + REQUEST
                        + ", "
                        + MODEL
                        + ", 'm', '1', 'champion', 'CHAMPION', now(), 5, null, null, '[\"a\"]',"
                        + " '[\"p\"]', 1)",
                "insert into inference values ("
                        + REQUEST
                        + ", 0, "
                        + MODEL
                        + ", '1', 'CHAMPION', now(), '[1]', '[0.5]', 0.5)");
    }

    private static Flyway flyway(DataSource database, String target) {
        return Flyway.configure()
                .dataSource(database)
                .locations("db/migration", "db/platform")
                .outOfOrder(true)
                .target(target)
                .load();
    }

    private static void run(DataSource database, String... statements) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static long count(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}

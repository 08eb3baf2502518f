package dev.perennial.workflows;

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
    void a_filled_engine_keeps_what_it_has_over_an_upgrade() throws IOException, SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
            DataSource database = postgres.getPostgresDatabase();
            flyway(database, "1.7").migrate();
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(
                        "insert into act_hi_procinst (id_, proc_inst_id_, proc_def_id_,"
                                + " start_time_, state_) values ('p1', 'p1', 'd1', now(), 'ACTIVE')");
            }
            flyway(database, "latest").migrate();
            assertThat(flyway(database, "latest").migrate().migrationsExecuted).isZero();
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet row =
                            statement.executeQuery(
                                    "select (select count(*) from act_hi_procinst),"
                                            + " (select count(*) from renewal)")) {
                row.next();
                assertThat(row.getLong(1)).isEqualTo(1);
                assertThat(row.getLong(2)).isZero();
            }
        }
    }

    private static Flyway flyway(DataSource database, String target) {
        return Flyway.configure()
                .dataSource(database)
                .locations("db/migration", "db/platform")
                .placeholderReplacement(false)
                .outOfOrder(true)
                .target(target)
                .load();
    }
}

package dev.perennial.cli.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatabaseTest {
    private static Database external(String url) {
        return Database.external(
                        Map.of(
                                "PERENNIAL_DB_URL", url,
                                "PERENNIAL_DB_USERNAME", "ops",
                                "PERENNIAL_DB_PASSWORD", "pw"))
                .orElseThrow();
    }

    @Test
    void without_a_named_server_it_is_our_own() {
        assertThat(Database.external(Map.of())).isEmpty();
        assertThat(Database.external(Map.of("PERENNIAL_DB_URL", "  "))).isEmpty();
    }

    @Test
    void each_part_has_its_database_on_the_named_server_with_the_parameters_given() {
        Database database = external("jdbc:postgresql://db.example.org:5432?sslmode=verify-full");

        assertThat(database.server()).isEqualTo("jdbc:postgresql://db.example.org:5432");
        assertThat(database.url(Part.MONITOR))
                .isEqualTo(
                        "jdbc:postgresql://db.example.org:5432/perennial_monitor?sslmode=verify-full");
        assertThat(database.login(Part.MONITOR)).isEqualTo(new Database.Login("ops", "pw"));
    }

    @Test
    void a_slash_at_the_end_is_no_database() {
        assertThat(external("jdbc:postgresql://db/").url(Part.GATEWAY))
                .isEqualTo("jdbc:postgresql://db/perennial_gateway");
    }

    @Test
    void a_url_that_names_a_database_or_another_product_is_refused() {
        for (String url : List.of("jdbc:postgresql://db/mine", "jdbc:mysql://db", "db:5432")) {
            assertThatThrownBy(() -> external(url))
                    .as(url)
                    .isInstanceOfSatisfying(
                            LaunchException.class, e -> assertThat(e.isRefused()).isTrue())
                    .hasMessageContaining("without a database");
        }
    }

    @Test
    void a_server_that_does_not_answer_is_named_with_the_settings_to_check() {
        Database database = external("jdbc:postgresql://127.0.0.1:" + Ports.free(List.of()));

        assertThatThrownBy(database::createMissing)
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining(database.server())
                .hasMessageContaining("as ops")
                .hasMessageContaining("PERENNIAL_DB_PASSWORD")
                .hasMessageContaining("perennial_registry, perennial_monitor");
    }

    @Test
    void on_our_own_server_each_part_has_a_role_and_a_password_of_its_own() {
        Secrets secrets = Secrets.make();
        Database database = Database.own(5432, new Database.Login("perennial", "pw"), secrets);

        assertThat(database.url(Part.RETRAIN))
                .isEqualTo("jdbc:postgresql://127.0.0.1:5432/perennial_retrain");
        assertThat(database.login(Part.RETRAIN))
                .isEqualTo(new Database.Login("perennial_retrain", secrets.database(Part.RETRAIN)))
                .isNotEqualTo(database.login(Part.MONITOR));
    }
}

package dev.perennial.cli.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @Test
    void they_are_made_once_for_their_owner_alone_and_kept(@TempDir Path root) throws Exception {
        Secrets first = Secrets.of(DataFolder.at(root));

        assertThat(Secrets.of(DataFolder.at(root))).isEqualTo(first);
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(root.resolve("secrets.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void two_installations_share_none() {
        Secrets one = Secrets.make();
        Secrets other = Secrets.make();

        assertThat(one.internal()).isNotEqualTo(other.internal());
        assertThat(one.database()).isNotEqualTo(other.database());
        assertThat(one.passwords()).doesNotContainValue(other.password("ada"));
        assertThat(one.token("admin")).isNotEqualTo(other.token("admin")).startsWith("pnl_");
    }

    @Test
    void each_part_has_a_database_password_of_its_own_that_stays() {
        Secrets secrets = Secrets.make();
        Set<String> passwords = new HashSet<>();
        for (Part part : Part.values()) {
            passwords.add(secrets.database(part));
        }

        assertThat(passwords).hasSize(Part.values().length);
        assertThat(secrets.database(Part.REGISTRY)).isEqualTo(secrets.database(Part.REGISTRY));
    }

    @Test
    void a_person_without_a_token_has_none() {
        Secrets secrets = Secrets.make();

        assertThat(secrets.password("ada")).hasSizeGreaterThanOrEqualTo(16);
        assertThatThrownBy(() -> secrets.token("ada")).hasMessageContaining("ada");
        assertThatThrownBy(() -> secrets.password("nobody")).hasMessageContaining("nobody");
    }
}

package dev.perennial.gateway.identity.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.gateway.signin.core.NextPage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityCoreTest {
    private static String basic(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return "basic " + Base64.getEncoder().encodeToString(bytes);
    }

    @Test
    void credentials_are_read_from_the_header_then_from_the_cookie() {
        assertThat(Credentials.read("Bearer abc", "cookie"))
                .isEqualTo(new Credentials.Token("abc"));
        assertThat(Credentials.read(basic("ada:a:b"), null))
                .isEqualTo(new Credentials.Password("ada", "a:b"));
        assertThat(Credentials.read(" ", "cookie")).isEqualTo(new Credentials.Session("cookie"));
        assertThat(Credentials.read(null, "")).isEqualTo(new Credentials.None());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Bearer", "Bearer  ", "Digest a", "Basic ä", "Basic YWRh", "Basic OnB3"})
    void what_can_not_be_read_is_said_to_be_so(String header) {
        assertThat(Credentials.read(header, "cookie")).isInstanceOf(Credentials.Unreadable.class);
    }

    @Test
    void a_secret_is_long_new_and_stored_as_the_digest_that_the_standard_defines() {
        assertThat(Secrets.newToken())
                .startsWith("pnl_")
                .hasSize(47)
                .isNotEqualTo(Secrets.newToken());
        assertThat(Secrets.sha256("abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @ParameterizedTest
    @CsvSource({
        "admin, true", "approver@delay, true", "approver@a b@c, true", "emperor, false",
        "emperor@delay, false", "admin@, false", "@delay, false", "Admin, false",
        "part, false", "part@delay, false"
    })
    void a_role_is_one_of_seven_perhaps_for_one_model(String role, boolean valid) {
        assertThat(RoleNames.isValid(role)).isEqualTo(valid);
    }

    @Test
    void a_stored_role_that_is_none_counts_for_nothing() {
        assertThat(RoleNames.valid(Set.of("viewer", "part", "part@delay", "engineer@delay")))
                .containsExactlyInAnyOrder("viewer", "engineer@delay");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "/camunda/app/?a=b#c, /camunda/app/?a=b#c",
                "-, /",
                "https://evil.example, /",
                "//evil.example, /",
                "/\\evil.example, /",
                "/a b, /",
                "/login?next=/, /",
                "/logout, /"
            })
    void after_signing_in_a_person_stays_on_this_site(@Nullable String wanted, String next) {
        assertThat(NextPage.of(wanted)).isEqualTo(next);
    }

    @Test
    void failures_count_for_a_period_and_a_success_forgives_them() {
        Time time = new Time();
        Failures failures = new Failures(time, 2, Duration.ofMinutes(1), 100);
        failures.failed("ada");
        assertThat(failures.tooMany("ada")).isFalse();
        failures.failed("ada");
        assertThat(failures.tooMany("ada")).isTrue();
        assertThat(failures.tooMany("otto")).isFalse();

        time.now = time.now.plusSeconds(60);
        assertThat(failures.tooMany("ada")).isFalse();

        failures.failed("otto");
        failures.succeeded("otto");
        failures.failed("otto");
        assertThat(failures.tooMany("otto")).isFalse();
    }

    @Test
    void the_oldest_keys_are_forgotten_when_there_are_too_many() {
        Failures failures = new Failures(new Time(), 1, Duration.ofMinutes(1), 2);
        failures.failed("a");
        failures.failed("b");
        failures.failed("c");

        assertThat(failures.tooMany("a")).isFalse();
        assertThat(failures.tooMany("c")).isTrue();
    }

    private static final class Time extends Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}

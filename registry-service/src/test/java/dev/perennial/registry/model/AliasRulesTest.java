package dev.perennial.registry.model;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.contract.Role;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.platform.identity.Caller;
import java.util.Set;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AliasRulesTest {
    private static AbstractThrowableAssert<?, ?> moving(String alias, String via, String... roles) {
        Caller caller = new Caller("ada", via, Set.of(roles));
        return assertThatCode(() -> AliasRules.check(caller, "flights", alias));
    }

    @ParameterizedTest
    @ValueSource(strings = {Role.ADMIN, Role.APPROVER, Role.APPROVER + "@flights"})
    void who_decides_moves_what_serves(String role) {
        moving("champion", "gateway", role).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {Role.SCIENTIST, Role.ENGINEER, Role.VIEWER, "approver@other"})
    void others_do_not(String role) {
        moving("champion", "gateway", role).isInstanceOf(ProblemException.class);
    }

    @Test
    void a_service_moves_what_serves_but_an_application_from_outside_does_not() {
        moving("champion", "workflows", Role.PART).doesNotThrowAnyException();
        moving("champion", "gateway", Role.PART).isInstanceOf(ProblemException.class);
        moving("champion", "retrain-service", Role.PART, Role.SCIENTIST)
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void other_aliases_are_for_those_who_make_models_too() {
        moving("challenger", "gateway", Role.SCIENTIST).doesNotThrowAnyException();
        moving("challenger", "gateway", "engineer@flights").doesNotThrowAnyException();
        moving("challenger", "gateway", Role.VIEWER).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "latest", "LATEST", "v1", "V23", "a b", "a/b", "ü"})
    void some_names_are_no_aliases(String alias) {
        moving(alias, "gateway", Role.ADMIN).isInstanceOf(ProblemException.class);
    }

    @Test
    void only_a_part_of_the_installation_says_that_somebody_else_approved() {
        Caller person = new Caller("ada", "gateway", Set.of(Role.ADMIN));
        Caller part = new Caller("workflows", "workflows", Set.of(Role.PART));

        assertThatCode(() -> AliasRules.checkApproval(person, "flights", "ada"))
                .doesNotThrowAnyException();
        assertThatCode(() -> AliasRules.checkApproval(part, "flights", "ada"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> AliasRules.checkApproval(person, "flights", "bob"))
                .isInstanceOf(ProblemException.class);
    }
}

package dev.perennial.registry.model;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.perennial.contract.Role;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.registry.MoveAlias;
import dev.perennial.platform.identity.Caller;
import java.util.Set;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AliasRulesTest {
    private static final Caller PART = new Caller("workflows", "workflows", Set.of(Role.PART));

    private static Caller person(String... roles) {
        return new Caller("ada", "gateway", Set.of(roles));
    }

    private static AbstractThrowableAssert<?, ?> moving(Caller caller, String alias) {
        return assertThatCode(() -> AliasRules.check(caller, "flights", alias, false));
    }

    private static AbstractThrowableAssert<?, ?> movingBack(Caller caller) {
        return assertThatCode(() -> AliasRules.check(caller, "flights", "champion", true));
    }

    @Test
    void what_serves_is_moved_by_an_administrator_and_by_parts_of_the_platform() {
        moving(person(Role.ADMIN), "champion").doesNotThrowAnyException();
        moving(PART, "champion").doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {Role.APPROVER, Role.APPROVER + "@flights"})
    void an_approver_moves_what_serves_only_back_to_what_was_approved(String role) {
        moving(person(role), "champion").isInstanceOf(ProblemException.class);
        moving(person(role, Role.SCIENTIST), "champion").isInstanceOf(ProblemException.class);
        movingBack(person(role)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                Role.SCIENTIST,
                Role.ENGINEER,
                Role.VIEWER,
                Role.SERVICE,
                Role.APPROVER + "@other"
            })
    void others_do_not_move_it_not_even_back(String role) {
        moving(person(role), "champion").isInstanceOf(ProblemException.class);
        movingBack(person(role)).isInstanceOf(ProblemException.class);
    }

    @Test
    void a_part_that_passes_on_what_a_person_asked_moves_no_champion_for_them() {
        Caller passedOn = new Caller("sofia", "retrain-service", Set.of(Role.PART, Role.SCIENTIST));

        moving(passedOn, "champion").isInstanceOf(ProblemException.class);
        moving(passedOn, "challenger").doesNotThrowAnyException();
    }

    @Test
    void other_aliases_are_for_those_who_make_models_too() {
        moving(person(Role.SCIENTIST), "challenger").doesNotThrowAnyException();
        moving(person("engineer@flights"), "challenger").doesNotThrowAnyException();
        moving(person(Role.VIEWER), "challenger").isInstanceOf(ProblemException.class);
        moving(person(Role.SERVICE), "challenger").isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "latest", "LATEST", "v1", "V23", "a b", "a/b", "ü"})
    void some_names_are_no_aliases(String alias) {
        moving(person(Role.ADMIN), alias).isInstanceOf(ProblemException.class);
    }

    private static AbstractThrowableAssert<?, ?> saying(
            Caller caller, @Nullable String approvedBy, @Nullable String process) {
        MoveAlias said = new MoveAlias("1", null, "because", approvedBy, process, null);
        return assertThatCode(() -> AliasRules.checkSaid(caller, "flights", said));
    }

    @Test
    void only_a_part_of_the_platform_says_that_somebody_else_approved() {
        saying(PART, "ada", null).doesNotThrowAnyException();
        saying(person(Role.ADMIN), "ada", null).doesNotThrowAnyException();
        saying(person("approver@flights"), "ada", null).doesNotThrowAnyException();
        saying(person(Role.ADMIN), "bob", null).isInstanceOf(ProblemException.class);
    }

    @Test
    void who_may_not_approve_does_not_say_that_they_did() {
        saying(person(Role.SCIENTIST), "ada", null).isInstanceOf(ProblemException.class);
        saying(person(Role.SCIENTIST), null, null).doesNotThrowAnyException();
    }

    @Test
    void only_a_part_of_the_platform_says_which_process_it_was() {
        saying(PART, "ada", "4711").doesNotThrowAnyException();
        saying(person(Role.ADMIN), "ada", "4711").isInstanceOf(ProblemException.class);
    }
}

package dev.perennial.platform.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

import dev.perennial.contract.Role;
import dev.perennial.platform.PlatformConfig;
import dev.perennial.platform.testing.Tokens;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PartTest {
    private static ValidatableResponse greet(String token) {
        return given().auth().oauth2(token).get("/greetings/anyone").then();
    }

    @Test
    void a_part_that_calls_another_is_known_as_one() {
        greet(Tokens.by("workflows", "ada", Role.PART))
                .statusCode(200)
                .body("roles", hasItem("part"));
    }

    @Test
    void nobody_who_comes_by_the_gateway_is_a_part() {
        greet(Tokens.by("gateway", "mallory", Role.PART, Role.VIEWER)).statusCode(401);
        greet(Tokens.by("gateway", "mallory", Role.PART + "@flights", Role.VIEWER)).statusCode(401);
        greet(Tokens.by("gateway", "vera", Role.VIEWER)).statusCode(200);
    }

    @Test
    void an_application_from_outside_is_no_part() {
        greet(Tokens.by("gateway", "flights-app", Role.SERVICE)).statusCode(403);
    }

    @Test
    void a_service_acts_as_a_part_also_in_the_name_of_a_person() {
        Callers callers = callersOf("workflows");

        assertThat(callers.itself())
                .isEqualTo(new Caller("workflows", "workflows", Set.of("part")));
        assertThat(callers.inTheNameOf("ada", callers::current))
                .isEqualTo(new Caller("ada", "workflows", Set.of("part")));
        assertThat(callers.inTheNameOf("ada", callers::current).actsAsPart()).isTrue();
    }

    @Test
    void who_passes_on_what_a_person_asked_is_not_a_part_by_itself() {
        Caller passedOn = new Caller("sofia", "retrain-service", Set.of("part", "scientist"));

        assertThat(passedOn.actsAsPart()).isFalse();
    }

    @Test
    void the_gateway_by_itself_only_reads() {
        assertThat(callersOf("gateway").itself())
                .isEqualTo(new Caller("gateway", "gateway", Set.of("viewer")));
    }

    private static Callers callersOf(String service) {
        PlatformConfig config =
                new SmallRyeConfigBuilder()
                        .withMapping(PlatformConfig.class)
                        .withDefaultValues(
                                Map.of(
                                        "perennial.service",
                                        service,
                                        "perennial.internal.secret",
                                        "unused here, for nothing is signed"))
                        .build()
                        .getConfigMapping(PlatformConfig.class);
        return new Callers(QuarkusSecurityIdentity.builder().setAnonymous(true).build(), config);
    }
}

package dev.perennial.platform.call;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.problem.ProblemType;
import dev.perennial.platform.PlatformConfig;
import dev.perennial.platform.identity.Callers;
import dev.perennial.platform.identity.InternalTokens;
import dev.perennial.platform.testing.Tokens;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@QuarkusTest
@NullUnmarked
class NeighboursTest {
    @TestHTTPResource("/")
    URI here;

    @Inject InternalTokens tokens;
    @Inject Callers callers;

    @Test
    void a_call_carries_the_service_as_actor_when_no_person_asked() {
        var caller = client().greet("anyone");

        assertThat(caller.actor()).isEqualTo("test-service");
        assertThat(caller.via()).isEqualTo("test-service");
        assertThat(caller.roles()).containsExactly("part");
    }

    @Test
    void a_neighbours_problem_arrives_as_the_exception_that_it_was() {
        var problem =
                catchThrowableOfType(ProblemException.class, () -> client().greet("stranger"));

        assertThat(problem.type()).isEqualTo(ProblemType.NOT_FOUND);
        assertThat(problem.detail()).isEqualTo("Nobody is called stranger");
        assertThat(problem.extras()).containsKey("looked");
    }

    @Test
    void a_problem_is_written_as_rfc_9457_says() {
        given().auth()
                .oauth2(Tokens.of("vera", "viewer"))
                .get("/greetings/stranger")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("https://perennial.dev/problems/not-found"))
                .body("title", equalTo("There is no such thing"))
                .body("looked", equalTo("everywhere"));
    }

    @Test
    void the_person_and_the_service_that_passed_them_on_are_both_known() {
        given().auth()
                .oauth2(Tokens.of("vera", "viewer"))
                .get("/greetings/anyone")
                .then()
                .statusCode(200)
                .body("actor", equalTo("vera"))
                .body("via", equalTo("test"))
                .body("roles", hasItem("viewer"));
    }

    @Test
    void without_identity_a_wrong_role_or_a_stated_role_nothing_opens() {
        given().get("/greetings/anyone").then().statusCode(401);
        given().auth().oauth2("not-a-token").get("/greetings/anyone").then().statusCode(401);
        given().auth()
                .oauth2(Tokens.of("sofia", "scientist"))
                .get("/greetings/anyone")
                .then()
                .statusCode(403);
        given().auth().oauth2(Tokens.of("root", "admin")).get("/closed").then().statusCode(403);
    }

    @Test
    void readiness_names_the_neighbour_that_does_not_answer() {
        given().get("/q/health/ready")
                .then()
                .statusCode(503)
                .body(
                        "checks.find { it.name == 'neighbours' }.data.nobody",
                        containsString("does not answer"));
    }

    @Test
    void an_unknown_neighbour_is_named_with_the_setting_that_is_missing() {
        var problem =
                catchThrowableOfType(
                        ProblemException.class,
                        () -> neighbours().client("nowhere", GreetingApi.class));

        assertThat(problem.detail()).contains("perennial.neighbours.nowhere");
    }

    private GreetingApi client() {
        return neighbours().client("self", GreetingApi.class);
    }

    private Neighbours neighbours() {
        return new Neighbours(new Settings(Map.of("self", here)), new TokenFilter(callers, tokens));
    }

    private record Settings(Map<String, URI> neighbours) implements PlatformConfig {
        @Override
        public String service() {
            return "test-service";
        }

        @Override
        public Optional<List<String>> readyNeeds() {
            return Optional.empty();
        }

        @Override
        public Internal internal() {
            return new Internal() {
                @Override
                public String secret() {
                    return "unused here: tokens are made by the application";
                }

                @Override
                public Duration tokenValidity() {
                    return Duration.ofMinutes(1);
                }

                @Override
                public Duration connectTimeout() {
                    return Duration.ofSeconds(2);
                }

                @Override
                public Duration readTimeout() {
                    return Duration.ofSeconds(10);
                }
            };
        }
    }
}

package dev.perennial.workflows;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.perennial.contract.Role;
import dev.perennial.platform.testing.ApiDescriptions;
import io.quarkus.test.junit.QuarkusTest;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EngineTest extends WorkflowsCase {
    private final ProcessEngine engine;

    EngineTest(ProcessEngine engine) {
        this.engine = engine;
    }

    @Test
    void the_api_is_the_one_that_is_described() {
        ApiDescriptions.assertAsCommitted("workflows");
    }

    @Test
    void the_renewal_process_is_deployed_once() {
        assertThat(
                        engine.getRepositoryService()
                                .createProcessDefinitionQuery()
                                .processDefinitionKey("renewal")
                                .count())
                .isEqualTo(1);
    }

    @Test
    void nobody_is_led_to_make_themselves_administrator_where_none_has_come_by_yet() {
        assertThat(
                        engine.getIdentityService()
                                .createUserQuery()
                                .memberOfGroup("camunda-admin")
                                .list())
                .as("one that nobody can be")
                .anyMatch(user -> user.getId().contains(":"));
        person("ada", Role.APPROVER)
                .redirects()
                .follow(false)
                .get("/camunda/app/tasklist/default/")
                .then()
                .statusCode(200);
    }

    @Test
    void the_service_is_ready_when_its_engine_works() {
        given().when().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    }
}

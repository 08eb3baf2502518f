package dev.perennial.registry;

import static dev.perennial.registry.Calls.as;
import static dev.perennial.registry.Calls.fresh;
import static dev.perennial.registry.Calls.part;
import static dev.perennial.registry.Calls.scientist;
import static dev.perennial.registry.Mlflow.API;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.perennial.contract.Role;
import dev.perennial.platform.testing.PostgresForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What serves changes by an approval, and says truly which. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
class ChampionTest {
    private static final String MODELS = "/api/registry/v1/models/";

    /** A model with as many versions. */
    private static String model(int versions) {
        String model = fresh("m");
        for (int i = 0; i < versions; i++) {
            Calls.training(fresh("job"), model);
        }
        return model;
    }

    private static Map<String, @Nullable Object> move(String version, @Nullable String expected) {
        Map<String, @Nullable Object> move = new HashMap<>();
        move.put("version", version);
        move.put("expectedVersion", expected);
        move.put("reason", "because");
        return move;
    }

    private static ValidatableResponse champion(
            RequestSpecification caller, String model, Map<String, @Nullable Object> move) {
        return caller.body(move).put(MODELS + model + "/aliases/champion").then();
    }

    private static ValidatableResponse approved(
            String model, String version, @Nullable String expected) {
        Map<String, @Nullable Object> move = move(version, expected);
        move.put("approvedBy", "ada");
        move.put("process", "renewal-" + version);
        return champion(part(), model, move);
    }

    private static ValidatableResponse point(
            RequestSpecification caller, String model, String version) {
        return caller.body(Map.of("name", model, "alias", "champion", "version", version))
                .post(API + "/registered-models/alias")
                .then();
    }

    private static String sealed(String model, String version) {
        return part().header("Idempotency-Key", fresh("seal"))
                .body(
                        Map.of(
                                "model",
                                model,
                                "subjectVersion",
                                version,
                                "facts",
                                Map.of("auc", 0.7)))
                .post("/api/registry/v1/evidence")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
    }

    @Test
    void who_asks_for_a_candidate_does_not_go_round_the_approval() {
        String model = model(2);
        approved(model, "1", null).statusCode(200);
        for (String[] roles :
                new String[][] {
                    {Role.SCIENTIST, Role.APPROVER},
                    {Role.SCIENTIST, Role.APPROVER + "@" + model},
                    {Role.ENGINEER},
                    {Role.SERVICE}
                }) {
            point(as("sofia", roles), model, "2").statusCode(403);
            champion(as("sofia", roles), model, move("2", "1"))
                    .statusCode(403)
                    .body("detail", containsString("start a renewal"));
        }
        scientist().get(MODELS + model + "/aliases/champion").then().body("version", equalTo("1"));
    }

    @Test
    void an_approver_takes_back_to_a_version_that_was_approved() {
        String model = model(3);
        approved(model, "1", null).statusCode(200);
        approved(model, "2", "1").statusCode(200);
        RequestSpecification stranger = as("bob", Role.APPROVER + "@another");

        champion(stranger, model, move("1", "2")).statusCode(403);
        champion(as("bob", Role.APPROVER), model, move("3", "2")).statusCode(403);
        champion(as("bob", Role.APPROVER + "@" + model), model, move("1", "2"))
                .statusCode(200)
                .body("movedBy", equalTo("bob"));
        point(as("bob", Role.APPROVER), model, "2").statusCode(200);
    }

    @Test
    void what_an_administrator_set_without_approval_is_no_place_to_go_back_to() {
        String model = model(2);
        point(as("root", Role.ADMIN), model, "1").statusCode(200);
        point(as("root", Role.ADMIN), model, "2").statusCode(200);

        point(as("bob", Role.APPROVER), model, "1").statusCode(403);
    }

    @Test
    void an_alias_beside_champion_makes_no_approval() {
        String model = model(1);
        Map<String, @Nullable Object> move = move("1", null);
        move.put("approvedBy", "bob");
        as("bob", Role.APPROVER)
                .body(move)
                .put(MODELS + model + "/aliases/challenger")
                .then()
                .statusCode(200);

        point(as("bob", Role.APPROVER), model, "1").statusCode(403);
        scientist()
                .get(MODELS + model + "/versions/1/lineage")
                .then()
                .body("nodes.kind", not(hasItem("approval")));
    }

    @Test
    void a_renewal_moves_with_the_evidence_of_the_version_and_no_other() {
        String model = model(2);
        String evidence = sealed(model, "2");
        Map<String, @Nullable Object> move = move("2", null);
        for (String other :
                new String[] {
                    sealed(model, "1"), sealed(model(2), "2"), UUID.randomUUID().toString()
                }) {
            move.put("evidence", other);
            champion(part(), model, move).statusCode(422).body("detail", containsString(other));
        }
        move.put("evidence", evidence);
        champion(part(), model, move).statusCode(200).body("evidence", equalTo(evidence));
    }

    @Test
    void a_model_that_was_renamed_goes_back_on_the_evidence_of_before() {
        String model = model(2);
        Map<String, @Nullable Object> first = move("1", null);
        first.put("evidence", sealed(model, "1"));
        first.put("approvedBy", "ada");
        champion(part(), model, first).statusCode(200);
        approved(model, "2", "1").statusCode(200);
        String renamed = fresh("renamed");
        Mlflow.post("/registered-models/rename", Map.of("name", model, "new_name", renamed))
                .statusCode(200);

        first.put("expectedVersion", "2");
        champion(part(), renamed, first)
                .statusCode(200)
                .body("evidence", equalTo(first.get("evidence")));
    }

    @Test
    void evidence_about_a_deleted_model_says_nothing_of_one_that_has_its_name_now() {
        String model = model(1);
        String evidence = sealed(model, "1");
        Mlflow.delete("/registered-models/delete", Map.of("name", model)).statusCode(200);
        Calls.training(fresh("job"), model);

        Map<String, @Nullable Object> move = move("1", null);
        move.put("evidence", evidence);
        champion(part(), model, move).statusCode(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {Role.SERVICE, Role.SCIENTIST, Role.ENGINEER, Role.APPROVER})
    void only_gates_seal_evidence(String role) {
        as("mallory", role)
                .header("Idempotency-Key", fresh("seal"))
                .body(Map.of("model", "m", "subjectVersion", "1", "facts", Map.of("auc", 1)))
                .post("/api/registry/v1/evidence")
                .then()
                .statusCode(403);
    }

    @Test
    void an_application_neither_makes_nor_deletes_models() {
        String model = model(1);
        RequestSpecification application = as("flights-app", Role.SERVICE);

        application
                .body(Map.of("name", model))
                .delete(API + "/registered-models/delete")
                .then()
                .statusCode(403);
        as("flights-app", Role.SERVICE)
                .body(Map.of("name", fresh("m")))
                .post(API + "/registered-models/create")
                .then()
                .statusCode(403);
    }
}

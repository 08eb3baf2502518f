package dev.perennial.registry;

import static dev.perennial.registry.Calls.as;
import static dev.perennial.registry.Calls.column;
import static dev.perennial.registry.Calls.fresh;
import static dev.perennial.registry.Calls.scientist;
import static dev.perennial.registry.Calls.sha256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.perennial.contract.Role;
import dev.perennial.platform.testing.PostgresForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
class DataVersionsTest {
    private static final String CSV = "x,kind\n1,a\n3,a\n,b\n";

    @Test
    void a_packed_file_is_profiled_like_a_plain_one() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(CSV.getBytes(StandardCharsets.UTF_8));
        }
        register(fresh("packed"), file("part/rows.csv.gz", packed.toByteArray()), Map.of())
                .statusCode(200)
                .body("profile.rows", is(3))
                .body("profile.columns.x.mean", is(2.0f))
                .body("profile.columns.x.deciles.size()", is(11))
                .body("profile.columns.kind.categories.a", is(2));
    }

    @Test
    void columns_without_names_as_tools_write_them_are_no_obstacle() {
        register(fresh("index"), file(",x,kind\n0,1,a\n1,2,b\n"), Map.of())
                .statusCode(200)
                .body("profile.rows", is(2))
                .body("profile.columns.x.max", is(2.0f));
    }

    @Test
    void a_profile_of_null_is_none_and_one_that_is_given_is_kept() {
        Map<String, Object> nothing = new HashMap<>();
        nothing.put("profile", null);
        register(fresh("null"), file(CSV), nothing)
                .statusCode(200)
                .body("profile.rows", is(3))
                .body("createdBy", equalTo("sofia"));
        register(fresh("given"), file(CSV), Map.of("profile", Map.of("mine", 1)))
                .statusCode(200)
                .body("profile", equalTo(Map.of("mine", 1)));
    }

    @Test
    void the_digest_is_over_the_sorted_manifest_and_the_schema() {
        Map<String, Object> a = Calls.file("a.csv", CSV);
        Map<String, Object> b = Calls.file("b.csv", CSV);
        String dataset = fresh("order");
        String one = register(dataset, List.of(a, b), Map.of()).extract().path("digest");
        String other = register(dataset, List.of(b, a), Map.of()).extract().path("digest");
        String content = sha256(CSV.getBytes(StandardCharsets.UTF_8));
        String manifest = "a.csv\0" + content + "\nb.csv\0" + content + "\n";
        String schema =
                "[{\"name\":\"x\",\"type\":\"NUMERIC\",\"purpose\":\"FEATURE\",\"nullable\":true},"
                        + "{\"name\":\"kind\",\"type\":\"CATEGORICAL\",\"purpose\":\"FEATURE\","
                        + "\"nullable\":true}]";

        assertThat(one)
                .isEqualTo(other)
                .isEqualTo(sha256((manifest + schema).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void what_is_wrong_with_a_file_is_told_and_nothing_is_written() {
        String dataset = fresh("wrong");
        refuse(dataset, file("rows.csv", "y,kind\n1,a\n"), "lacks the column x");
        refuse(dataset, file("rows.csv", "x,kind\n1,a,b\n"), "another width");
        refuse(dataset, file("rows.csv", "x,kind\n\"1,a\n"), "is not readable CSV");
        refuse(dataset, file("rows.csv", "x,kind,x\n1,a,2\n"), "is not readable CSV");
        refuse(dataset, file("rows.csv.gz", CSV), "is not readable gzip");
        refuse(dataset, file("rows.csv.gz", new byte[] {31, (byte) 139}), "ends too early");
        refuse(dataset, file("../rows.csv", CSV), "A path is relative");
        refuse(dataset, List.of(file(CSV).getFirst(), file(CSV).getFirst()), "Two files");
        Map<String, Object> size = new HashMap<>(file(CSV).getFirst());
        size.put("size", 1);
        refuse(dataset, List.of(size), "has 18 bytes, not 1");

        scientist()
                .queryParam("dataset", dataset)
                .get("/api/registry/v1/data-versions")
                .then()
                .statusCode(200)
                .body("items.size()", is(0))
                .body("nextCursor", nullValue());
    }

    @Test
    void bad_requests_are_the_callers_fault() {
        Map<String, Object> origin = new HashMap<>();
        origin.put("origin", null);
        register(fresh("origin"), file(CSV), origin).statusCode(400);
        register("x".repeat(3000), file(CSV), Map.of()).statusCode(400);
        register("a\0", file(CSV), Map.of()).statusCode(400);
        register(fresh("nul"), file(CSV), Map.of("origin", Map.of("k", "\0"))).statusCode(400);
        register(fresh("half"), file(CSV), Map.of("profile", Map.of("\0", 1))).statusCode(400);
        register(fresh("none"), List.of(), Map.of()).statusCode(400);
        register(fresh("more"), file(CSV), Map.of("colour", "green")).statusCode(400);
        scientist()
                .queryParam("dataset", "a\0")
                .get("/api/registry/v1/data-versions")
                .then()
                .statusCode(400);
        scientist()
                .queryParam("limit", "many")
                .get("/api/registry/v1/data-versions")
                .then()
                .statusCode(400);
    }

    @Test
    void many_at_once_get_one_version_a_content_and_no_number_twice() throws Exception {
        String dataset = fresh("race");
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            List<Map<String, Object>> files = file("rows.csv", "x,kind\n" + i % 3 + ",a\n");
            calls.add(() -> register(dataset, files, Map.of()).extract().path("number"));
        }
        List<Integer> numbers = new ArrayList<>();
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> call : pool.invokeAll(calls)) {
                numbers.add(call.get());
            }
        }
        assertThat(numbers).containsOnly(1, 2, 3);
        for (int content = 0; content < 3; content++) {
            int first = content;
            assertThat(List.of(0, 3, 6, 9).stream().map(i -> numbers.get(first + i)).distinct())
                    .hasSize(1);
        }
    }

    @Test
    void cursors_lead_through_all_versions_newest_first() {
        String dataset = fresh("pages");
        for (int i = 0; i < 5; i++) {
            register(dataset, file("rows.csv", "x,kind\n" + i + ",a\n"), Map.of());
        }
        List<Integer> seen = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            var page =
                    as("vera", Role.VIEWER)
                            .queryParam("dataset", dataset)
                            .queryParam("limit", 2)
                            .queryParam("cursor", cursor)
                            .get("/api/registry/v1/data-versions")
                            .then()
                            .statusCode(200)
                            .extract();
            seen.addAll(page.<List<Integer>>path("items.number"));
            cursor = page.path("nextCursor");
        }
        assertThat(seen).containsExactly(5, 4, 3, 2, 1);
    }

    private static void refuse(String dataset, List<Map<String, Object>> files, String why) {
        register(dataset, files, Map.of()).statusCode(422).body("detail", containsString(why));
    }

    private static List<Map<String, Object>> file(String csv) {
        return file("rows.csv", csv);
    }

    private static List<Map<String, Object>> file(String path, String text) {
        return List.of(Calls.file(path, text));
    }

    private static List<Map<String, Object>> file(String path, byte[] bytes) {
        return List.of(Calls.file(path, bytes));
    }

    private static ValidatableResponse register(
            String dataset, List<Map<String, Object>> files, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>();
        body.put("dataset", dataset);
        body.put("files", files);
        body.put(
                "schema",
                List.of(
                        column("x", "NUMERIC", "FEATURE"),
                        column("kind", "CATEGORICAL", "FEATURE")));
        body.put("origin", Map.of("kind", "upload"));
        body.putAll(more);
        return scientist().body(body).post("/api/registry/v1/data-versions").then();
    }
}

package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.cli.client.Api;
import dev.perennial.cli.client.Door;
import dev.perennial.cli.launch.Claim;
import dev.perennial.cli.launch.DataFolder;
import dev.perennial.cli.launch.Secrets;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The verbs that ask a platform that runs. */
class CommandsTest {
    private static final String STATUS = "/api/gateway/v1/status";
    private static final String READY =
            """
            {"ready": true,
             "services": [{"service": "monitor-service", "ready": true, "checks": []}],
             "models": [{"model": {"name": "flights-delay", "versions": 2,
                         "aliases": {"champion": "2"}}, "findings": [{}]}],
             "waiting": [{"model": "flights-delay", "waitingFor": "an approver"}],
             "ledger": {"served": 10, "logged": 7, "spilled": 1, "sampledOut": 2, "dropped": 0}}
            """;

    private final Door door = new Door();
    private final PrintStream console = System.out;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final StringWriter errors = new StringWriter();

    @TempDir Path data;

    @BeforeEach
    void claim() {
        Claim.on(data, door.port());
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setOut(console);
        door.close();
    }

    private int run(String... arguments) {
        CommandLine command = Main.commandLine();
        command.setErr(new PrintWriter(errors));
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--data";
        all[arguments.length + 1] = data.toString();
        return command.execute(all);
    }

    private String said() {
        return output.toString(StandardCharsets.UTF_8);
    }

    @Test
    void status_shows_services_models_and_what_waits() {
        door.answers(STATUS, 200, READY);

        assertThat(run("status")).isZero();
        assertThat(said())
                .containsSubsequence("monitor-service", "ready", "flights-delay", "an approver")
                .contains("10 served = 7 logged + 1 on the way + 2 sampled out + 0 dropped");
    }

    @Test
    void status_asks_as_the_administrator_of_the_data_folder() {
        door.answers(STATUS, 200, READY);
        String token = Secrets.of(DataFolder.at(data)).token("admin");

        run("status");

        assertThat(door.asked().getFirst().authorization()).isEqualTo("Bearer " + token);
    }

    @Test
    void status_says_what_is_wrong_and_fails_when_a_service_is_not_ready() {
        door.answers(
                STATUS,
                200,
                """
                {"ready": false, "services": [{"service": "retrain-service", "ready": false,
                  "checks": [{"name": "database", "up": false, "reason": "refused"},
                             {"name": "disk", "up": true}]}]}
                """);

        assertThat(run("status")).isEqualTo(1);
        assertThat(said())
                .containsSubsequence("retrain-service", "NOT READY", "database: refused")
                .doesNotContain("disk");
    }

    @Test
    void status_as_json_is_what_the_gateway_said() throws Exception {
        door.answers(STATUS, 200, READY);

        assertThat(run("status", "-o", "json")).isZero();
        JsonNode said = Api.JSON.readTree(said());
        assertThat(said).isEqualTo(Api.JSON.readTree(READY));
    }

    @Test
    void why_of_an_unknown_inference_finds_nothing() {
        assertThat(run("why", "no such")).isEqualTo(3);
        assertThat(door.asked().getFirst().path())
                .isEqualTo("/api/monitor/v1/inferences/no%20such/why");
        assertThat(errors.toString()).contains("Nothing is here");
    }

    @Test
    void why_names_the_model_and_who_approved_it() {
        door.answers(
                "/api/monitor/v1/inferences/i1/why",
                200,
                """
                {"inference": {"id": "i1", "model": "flights-delay", "version": "2",
                   "arm": "champion", "receivedAt": "2026-01-01T00:00:00Z",
                   "label": 1.0, "labelKnownAt": "2026-01-02T00:00:00Z"},
                 "aliasThen": {"alias": "champion", "version": "2", "since": "s", "movedBy": "ada"},
                 "trainingData": {"dataset": "flights", "number": 3, "digest": "d"},
                 "code": {"project": "p", "treeDigest": "t"},
                 "evidence": {"id": "e", "digest": "f"}, "approver": "ada",
                 "version": {"digest": "abc"}}
                """);

        assertThat(run("why", "i1")).isZero();
        assertThat(said())
                .contains("flights-delay, version 2, as champion")
                .contains("flights version 3")
                .containsPattern("approver +ada")
                .contains("this model can't say what each input added");
    }

    @Test
    void who_may_not_is_refused() {
        door.answers(STATUS, 403, "{\"detail\":\"Needs the role viewer\"}");

        assertThat(run("status")).isEqualTo(4);
        assertThat(errors.toString()).contains("Needs the role viewer");
    }

    @Test
    void logs_show_the_newest_lines_for_people_or_as_they_are() throws Exception {
        Path log = DataFolder.at(data).log("monitor-service");
        Files.createDirectories(log.getParent());
        String line =
                "{\"timestamp\":\"2026-01-01T00:00:00.000Z\",\"level\":\"WARN\","
                        + "\"loggerName\":\"dev.perennial.monitor.Judge\",\"message\":\"late\","
                        + "\"stackTrace\":\"java.io.IOException: gone\\n\"}";
        Files.writeString(log, "older\nplain\n" + line + "\n");

        assertThat(run("logs", "monitor", "-n", "2")).isZero();
        assertThat(said())
                .contains("plain", "WARN  Judge  late\njava.io.IOException: gone")
                .doesNotContain("older");

        output.reset();
        run("logs", "monitor-service", "-n", "1", "-o", "json");
        assertThat(said()).contains(line);
    }

    @Test
    void where_there_are_no_logs_nothing_is_found() {
        assertThat(run("logs")).isEqualTo(3);
    }

    @Test
    void a_port_beyond_the_last_is_a_wrong_usage() {
        assertThat(run("status", "--port", "70000")).isEqualTo(2);
        assertThat(errors.toString()).contains("1 to 65535");
    }
}

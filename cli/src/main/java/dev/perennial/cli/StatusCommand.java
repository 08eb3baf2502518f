package dev.perennial.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.cli.client.Api;
import dev.perennial.cli.client.TextTable;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** How the platform is doing. */
@Command(name = "status", description = "Services, models, and what waits for a person.")
final class StatusCommand implements Callable<Integer> {
    @Mixin Common common = new Common();

    @Override
    public Integer call() throws com.fasterxml.jackson.core.JsonProcessingException {
        JsonNode status = common.api().get("/api/gateway/v1/status");
        if (common.format == Common.Format.json) {
            System.out.println(
                    Api.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(status));
        } else {
            print(status);
        }
        return status.path("ready").asBoolean() ? 0 : Main.FAILED;
    }

    private static void print(JsonNode status) {
        TextTable services = new TextTable("service", "state", "what is wrong");
        for (JsonNode service : status.path("services")) {
            StringBuilder wrong = new StringBuilder();
            for (JsonNode check : service.path("checks")) {
                if (!check.path("up").asBoolean()) {
                    wrong.append(check.path("name").asText())
                            .append(": ")
                            .append(check.path("reason").asText("down"))
                            .append("  ");
                }
            }
            services.row(
                    service.path("service").asText(),
                    service.path("ready").asBoolean() ? "ready" : "NOT READY",
                    wrong);
        }
        System.out.println(services);
        models(status);
        for (JsonNode renewal : status.path("waiting")) {
            System.out.printf(
                    "%nWaits for a person: %s, %s%n",
                    renewal.path("model").asText(), renewal.path("waitingFor").asText());
        }
        JsonNode ledger = status.path("ledger");
        if (ledger.isObject()) {
            System.out.printf(
                    "%nInferences: %d served = %d logged + %d on the way + %d sampled out + %d"
                            + " dropped%n",
                    ledger.path("served").asLong(),
                    ledger.path("logged").asLong(),
                    ledger.path("spilled").asLong(),
                    ledger.path("sampledOut").asLong(),
                    ledger.path("dropped").asLong());
        }
    }

    private static void models(JsonNode status) {
        TextTable models = new TextTable("model", "champion", "versions", "open findings");
        for (JsonNode entry : status.path("models")) {
            JsonNode model = entry.path("model");
            models.row(
                    model.path("name").asText(),
                    model.path("aliases").path("champion").asText("none"),
                    model.path("versions").asInt(),
                    entry.path("findings").size());
        }
        System.out.println();
        System.out.println(models);
    }
}

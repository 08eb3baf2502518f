package dev.perennial.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.cli.client.Api;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which model made an inference, and why. */
@Command(name = "why", description = "Which model made this inference, and why.")
final class WhyCommand implements Callable<Integer> {
    @Mixin Common common = new Common();

    @Parameters(paramLabel = "INFERENCE_ID", description = "As the answer named it.")
    String id = "";

    @Override
    public Integer call() throws com.fasterxml.jackson.core.JsonProcessingException {
        JsonNode why = common.api().get("/api/monitor/v1/inferences/" + Api.path(id) + "/why");
        System.out.println(
                common.format == Common.Format.json
                        ? Api.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(why)
                        : WhyText.of(why));
        return 0;
    }
}

package dev.perennial.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.cli.client.TextTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The answer to "why" for a person. */
public final class WhyText {
    private WhyText() {}

    public static String of(JsonNode why) {
        StringBuilder text = new StringBuilder();
        JsonNode inference = why.path("inference");
        answer(text, inference);
        model(text, inference, why);
        origin(text, why, why.path("version"));
        if (why.path("explanation").isObject()) {
            contributions(text, why.path("explanation"), inference.path("inputs"));
        } else {
            line(text, "why", silence(why));
        }
        return text.toString().stripTrailing();
    }

    private static void answer(StringBuilder text, JsonNode inference) {
        line(text, "inference", inference.path("id").asText());
        line(
                text,
                "asked",
                "%s by %s, for %s, answered in %.1f ms"
                        .formatted(
                                inference.path("receivedAt").asText(),
                                inference.path("actor").asText("somebody"),
                                inference.path("eventTime").asText(),
                                inference.path("latencyMicros").asLong() / 1000.0));
        line(text, "answer", inference.path("outputs").toString());
        line(
                text,
                "truth",
                inference.path("label").isNumber()
                        ? inference.path("label").asText()
                                + ", known "
                                + inference.path("labelKnownAt").asText()
                        : "not known yet");
    }

    private static void model(StringBuilder text, JsonNode inference, JsonNode why) {
        line(
                text,
                "model",
                "%s, version %s, as %s"
                        .formatted(
                                inference.path("model").asText(),
                                inference.path("version").asText(),
                                inference.path("arm").asText()));
        if (isDeleted(why)) {
            line(text, "deleted", why.path("deletedAt").asText() + "; what it came from is kept");
        }
        line(text, "digest", "sha256:" + why.path("version").path("digest").asText());
        JsonNode alias = why.path("aliasThen");
        if (alias.isObject()) {
            line(
                    text,
                    "alias then",
                    "%s named version %s since %s, moved by %s"
                            .formatted(
                                    alias.path("alias").asText(),
                                    alias.path("version").asText(),
                                    alias.path("since").asText(),
                                    alias.path("movedBy").asText()));
        }
    }

    private static boolean isDeleted(JsonNode why) {
        return why.path("deletedAt").isTextual();
    }

    private static void origin(StringBuilder text, JsonNode why, JsonNode version) {
        line(text, "run", version.path("runId").asText("none"));
        JsonNode data = why.path("trainingData");
        if (data.isObject()) {
            line(
                    text,
                    "data",
                    "%s version %d, sha256:%s"
                            .formatted(
                                    data.path("dataset").asText(),
                                    data.path("number").asInt(),
                                    data.path("digest").asText()));
        }
        JsonNode code = why.path("code");
        if (code.isObject()) {
            line(
                    text,
                    "code",
                    "%s, tree sha256:%s"
                            .formatted(
                                    code.path("project").asText(),
                                    code.path("treeDigest").asText()));
        }
        line(text, "approver", why.path("approver").asText("nobody"));
        JsonNode evidence = why.path("evidence");
        if (evidence.isObject()) {
            line(
                    text,
                    "evidence",
                    "%s, sha256:%s"
                            .formatted(
                                    evidence.path("id").asText(),
                                    evidence.path("digest").asText()));
        }
    }

    private static String silence(JsonNode why) {
        return isDeleted(why)
                ? "the version was deleted and can't be asked what each input added"
                : "this model can't say what each input added";
    }

    private static void contributions(StringBuilder text, JsonNode explanation, JsonNode inputs) {
        List<Map.Entry<String, JsonNode>> all =
                new ArrayList<>(explanation.path("contributions").properties());
        all.sort(Comparator.comparingDouble(entry -> -Math.abs(entry.getValue().asDouble())));
        TextTable table = new TextTable("input", "value", "adds to the margin");
        double sum = explanation.path("baseValue").asDouble();
        table.row("(base)", "", "%+.6f".formatted(sum));
        for (Map.Entry<String, JsonNode> entry : all) {
            sum += entry.getValue().asDouble();
            JsonNode value = inputs.path(entry.getKey());
            table.row(
                    entry.getKey(),
                    value.isNull() || value.isMissingNode() ? "missing" : value.asText(),
                    "%+.6f".formatted(entry.getValue().asDouble()));
        }
        table.row("(sum)", "", "%+.6f".formatted(sum));
        line(
                text,
                "why",
                "margin %.6f, by %s: %.6f"
                        .formatted(
                                explanation.path("margin").asDouble(),
                                explanation.path("link").asText(),
                                explanation.path("output").asDouble()));
        text.append(table).append('\n');
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("%-11s %s%n".formatted(name, value));
    }
}

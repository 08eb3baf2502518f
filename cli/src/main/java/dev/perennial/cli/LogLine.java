package dev.perennial.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.cli.client.Api;

/** A line of a service's log, which is JSON, for people. */
final class LogLine {
    private LogLine() {}

    /** Time, level, who and what, with the stack trace below; other lines stay as they are. */
    static String forPeople(String line) {
        if (!line.startsWith("{")) {
            return line;
        }
        try {
            JsonNode entry = Api.JSON.readTree(line);
            String trace = entry.path("stackTrace").asText();
            return "%-23.23s %-5s %s  %s%s"
                    .formatted(
                            entry.path("timestamp").asText(),
                            entry.path("level").asText(),
                            shortName(entry.path("loggerName").asText()),
                            entry.path("message").asText(),
                            trace.isEmpty() ? "" : "\n" + trace.strip());
        } catch (JsonProcessingException e) {
            return line;
        }
    }

    private static String shortName(String logger) {
        return logger.substring(logger.lastIndexOf('.') + 1);
    }
}

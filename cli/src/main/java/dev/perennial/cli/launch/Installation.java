package dev.perennial.cli.launch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What each part is told by its environment.
 *
 * @param ports by part
 */
public record Installation(
        Programs programs,
        DataFolder folder,
        Secrets secrets,
        Database database,
        Map<Part, Integer> ports) {

    Map<String, String> environmentOf(Part part) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("QUARKUS_HTTP_PORT", Integer.toString(port(part)));
        settings.put("PERENNIAL_INTERNAL_SECRET", secrets.internal());
        ports.forEach((other, port) ->
                settings.put("PERENNIAL_NEIGHBOURS_" + other.name(), "http://127.0.0.1:" + port));
        if (part.hasDatabase()) {
            settings.put("PERENNIAL_DB_URL", database.url(part));
            Database.Login login = database.login(part);
            settings.put("PERENNIAL_DB_USERNAME", login.username());
            settings.put("PERENNIAL_DB_PASSWORD", login.password());
        }
        switch (part) {
            case REGISTRY ->
                    settings.put("PERENNIAL_STORE_DIRECTORY", folder.folder("store").toString());
            case INFERENCE ->
                    settings.put(
                            "PERENNIAL_JOURNAL_DIRECTORY", folder.folder("journal").toString());
            case RETRAIN ->
                    settings.put("PERENNIAL_WORK_DIRECTORY", folder.folder("work").toString());
            case GATEWAY -> settings.put("PERENNIAL_BOOTSTRAP_FILE", writePeople().toString());
            case MONITOR, WORKFLOWS -> {}
        }
        return settings;
    }

    int port(Part part) {
        return java.util.Objects.requireNonNull(ports.get(part));
    }

    /** Where people and clients go. */
    public String url() {
        return "http://127.0.0.1:" + port(Part.GATEWAY);
    }

    private Path writePeople() {
        Path file = folder.root().resolve("people.json");
        try {
            DataFolder.writePrivately(
                    file,
                    new ObjectMapper()
                            .writeValueAsString(
                                    Secrets.PEOPLE.stream().map(this::describe).toList()));
            return file;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> describe(Secrets.Person person) {
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("name", person.name());
        user.put("displayName", person.displayName());
        user.put("roles", person.roles());
        user.put("password", secrets.password(person.name()));
        if (person.token()) {
            user.put("token", secrets.token(person.name()));
        }
        return user;
    }

    /** Writes {@code perennial.env}, to be sourced by a shell; only its owner may read it. */
    void writeEnvironment() {
        StringBuilder text = new StringBuilder();
        text.append("# Written by ./perennial up. Source it: . ")
                .append(folder.environment())
                .append('\n');
        line(text, "PERENNIAL_URL", url());
        line(text, "MLFLOW_TRACKING_URI", url());
        text.append("# The administrator's; PERENNIAL_SCIENTIST_TOKEN may do less.\n");
        line(text, "MLFLOW_TRACKING_TOKEN", secrets.token("admin"));
        line(text, "PERENNIAL_SCIENTIST_TOKEN", secrets.token("sofia"));
        line(text, "PERENNIAL_SERVICE_TOKEN", secrets.token("flights-app"));
        text.append("# First passwords of the sample users.\n");
        for (Secrets.Person person : Secrets.PEOPLE) {
            line(
                    text,
                    "PERENNIAL_PASSWORD_"
                            + person.name().toUpperCase(java.util.Locale.ROOT).replace('-', '_'),
                    secrets.password(person.name()));
        }
        try {
            DataFolder.writePrivately(folder.environment(), text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("export ").append(name).append("='").append(value).append("'\n");
    }
}

package dev.perennial.inference.models.core;

import java.util.regex.Pattern;

/** A model version by its names. */
public record VersionKey(String model, String version) {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,10}");

    /** Whether the registry could have it: versions are numbers, and names no steps in a path. */
    public boolean isPossible() {
        return NUMBER.matcher(version).matches()
                && !model.isBlank()
                && !model.equals(".")
                && !model.equals("..");
    }

    @Override
    public String toString() {
        return model + " version " + version;
    }
}

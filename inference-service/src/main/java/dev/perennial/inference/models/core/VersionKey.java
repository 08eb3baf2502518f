package dev.perennial.inference.models.core;

/** A model version by its names. */
public record VersionKey(String model, String version) {
    @Override
    public String toString() {
        return model + " version " + version;
    }
}

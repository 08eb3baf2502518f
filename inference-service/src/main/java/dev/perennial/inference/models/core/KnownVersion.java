package dev.perennial.inference.models.core;

import java.util.UUID;

/**
 * A model version that the registry has told of.
 *
 * @param modelId surrogate id of the registered model
 * @param digest SHA-256 over the manifest of its files, lower-case hex
 */
public record KnownVersion(String model, String version, UUID modelId, String digest) {
    public VersionKey key() {
        return new VersionKey(model, version);
    }
}

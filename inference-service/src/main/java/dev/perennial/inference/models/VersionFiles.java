package dev.perennial.inference.models;

import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.registry.ModelVersionView;
import dev.perennial.contract.registry.ModelVersionsApi;
import dev.perennial.inference.models.core.KnownVersion;
import dev.perennial.inference.models.core.ModelCache;
import dev.perennial.inference.models.core.VersionKey;
import dev.perennial.inference.state.JournalConfig;
import dev.perennial.platform.call.Neighbours;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Brings versions' files from the registry; those that are here need no registry. */
@ApplicationScoped
public class VersionFiles {
    private final ModelVersionsApi registry;
    private final ModelCache cache;
    private final Map<VersionKey, KnownVersion> remembered = new ConcurrentHashMap<>();

    VersionFiles(Neighbours neighbours, JournalConfig config) {
        this.registry = neighbours.client("registry", ModelVersionsApi.class);
        this.cache = new ModelCache(config.directory().resolve("models"));
    }

    /** Takes over what an earlier process knew, and removes the folders of all else. */
    void remember(Collection<KnownVersion> versions) throws IOException {
        versions.stream()
                .filter(known -> cache.has(known.digest()))
                .forEach(known -> remembered.put(known.key(), known));
        cache.keepOnly(versions.stream().map(KnownVersion::digest).collect(Collectors.toSet()));
    }

    /** What the registry says of a version; while it is away, what it said before. */
    KnownVersion find(VersionKey key) throws IOException {
        try {
            ModelVersionView view = registry.version(key.model(), key.version());
            KnownVersion known =
                    new KnownVersion(key.model(), key.version(), view.modelId(), view.digest());
            cache.fetch(
                    view.digest(),
                    view.files(),
                    path -> registry.file(key.model(), key.version(), path));
            return known;
        } catch (ProblemException | ProcessingException e) {
            KnownVersion known = unlessRefused(key, e);
            if (known == null) {
                throw e;
            }
            return known;
        }
    }

    /** A version that is on the disk under a name that the registry gave it before. */
    @Nullable KnownVersion remembered(VersionKey key) {
        return remembered.get(key);
    }

    /** What is remembered holds for the start only: afterwards the registry is asked. */
    private @Nullable KnownVersion unlessRefused(VersionKey key, RuntimeException cause) {
        boolean refused =
                cause instanceof ProblemException problem && problem.type().status() < 500;
        return refused ? null : remembered.get(key);
    }

    Path folder(KnownVersion known) {
        return cache.folder(known.digest());
    }

    void learned(KnownVersion known) {
        remembered.put(known.key(), known);
    }

    void forget(VersionKey key) {
        remembered.remove(key);
    }
}

package dev.perennial.registry.tracking;

import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.registry.FileEntry;
import dev.perennial.platform.identity.Callers;
import dev.perennial.registry.store.BlobStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Files that were logged, by path; their bytes are in the content store. */
@ApplicationScoped
public class Artifacts {
    private static final Pattern DANGEROUS = Pattern.compile("[\\\\%?#\\p{Cntrl}]|^/|//|:");

    /** Bytes; an index takes no longer ones. */
    private static final int LONGEST_PATH = 2000;

    private final EntityManager database;
    private final BlobStore store;
    private final Callers callers;
    private final Clock clock;

    Artifacts(EntityManager database, BlobStore store, Callers callers, Clock clock) {
        this.database = database;
        this.store = store;
        this.callers = callers;
        this.clock = clock;
    }

    /**
     * A file or folder of a listing.
     *
     * @param path relative to the folder asked for
     */
    public record Entry(String path, boolean folder, long size) {}

    /** Keeps a file under a path, in place of what was there. */
    public void put(String path, InputStream bytes) {
        String checked = check(path);
        BlobStore.Stored stored = store.put(bytes);
        io.quarkus.narayana.jta.QuarkusTransaction.requiringNew()
                .run(() -> keep(checked, stored.sha256(), stored.size()));
    }

    /** Names bytes of the content store under a path. */
    @Transactional
    public void keep(String path, String sha256, long size) {
        database.createNativeQuery(
                        "insert into artifact (path, sha256, size, created_by, created_at)"
                                + " values (?1, ?2, ?3, ?4, ?5) on conflict (path) do update set"
                                + " sha256 = excluded.sha256, size = excluded.size,"
                                + " created_by = excluded.created_by,"
                                + " created_at = excluded.created_at")
                .setParameter(1, check(path))
                .setParameter(2, sha256)
                .setParameter(3, size)
                .setParameter(4, callers.current().actor())
                .setParameter(5, clock.instant())
                .executeUpdate();
    }

    /**
     * A file's size and address.
     *
     * @throws ProblemException 404 when there is none
     */
    @Transactional
    public FileEntry file(String path) {
        ArtifactRow row =
                ArtifactRow.<ArtifactRow>findByIdOptional(check(path))
                        .orElseThrow(
                                () -> ProblemException.notFound("There is no artifact " + path));
        return new FileEntry(row.path, row.size, row.sha256, null);
    }

    /** All files below a folder, with paths relative to it, in order. */
    @Transactional
    public List<FileEntry> below(String folder) {
        String prefix = check(folder) + "/";
        return ArtifactRow.<ArtifactRow>find(
                        "path like ?1 escape '!' order by path", escape(prefix) + "%")
                .stream()
                .map(row ->
                        new FileEntry(
                                row.path.substring(prefix.length()), row.size, row.sha256, null))
                .toList();
    }

    /** Files and folders directly in a folder. */
    public List<Entry> list(String folder) {
        return entries(below(folder));
    }

    /** What is directly in a folder, of all files below it. */
    public static List<Entry> entries(List<FileEntry> below) {
        List<Entry> entries = new ArrayList<>();
        TreeSet<String> folders = new TreeSet<>();
        for (FileEntry file : below) {
            int slash = file.path().indexOf('/');
            if (slash < 0) {
                entries.add(new Entry(file.path(), false, file.size()));
            } else {
                folders.add(file.path().substring(0, slash));
            }
        }
        folders.forEach(name -> entries.add(new Entry(name, true, 0)));
        return entries;
    }

    /** Forgets a file, or all below a folder; model versions keep what they were made of. */
    @Transactional
    public void delete(String path) {
        String checked = check(path);
        ArtifactRow.delete(
                "path = ?1 or path like ?2 escape '!'", checked, escape(checked + "/") + "%");
    }

    private static String escape(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    private static String check(String path) {
        boolean climbs = List.of(path.split("/", -1)).contains("..") || path.contains("/./");
        if (path.isEmpty()
                || path.getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH
                || climbs
                || DANGEROUS.matcher(path).find()) {
            throw ProblemException.invalid("Invalid path: " + path);
        }
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}

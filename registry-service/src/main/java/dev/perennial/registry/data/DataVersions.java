package dev.perennial.registry.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perennial.contract.Page;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.problem.ProblemType;
import dev.perennial.contract.registry.DataVersionView;
import dev.perennial.contract.registry.FileEntry;
import dev.perennial.contract.registry.RegisterDataVersion;
import dev.perennial.platform.Ids;
import dev.perennial.platform.identity.Callers;
import dev.perennial.platform.page.Cursors;
import dev.perennial.registry.body.Texts;
import dev.perennial.registry.data.core.Manifest;
import dev.perennial.registry.store.BlobStore;
import dev.perennial.registry.store.Digests;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Registers data sets and finds them again. */
@ApplicationScoped
public class DataVersions {
    private final BlobStore store;
    private final Profiles profiles;
    private final EntityManager database;
    private final ObjectMapper json;
    private final Stamp stamp;

    DataVersions(
            BlobStore store,
            Profiles profiles,
            EntityManager database,
            ObjectMapper json,
            Stamp stamp) {
        this.store = store;
        this.profiles = profiles;
        this.database = database;
        this.json = json;
        this.stamp = stamp;
    }

    /** Who registers, and when. */
    @ApplicationScoped
    static class Stamp {
        private final Callers callers;
        private final Clock clock;

        Stamp(Callers callers, Clock clock) {
            this.callers = callers;
            this.clock = clock;
        }

        void on(DataVersionRow row) {
            row.createdBy = callers.current().actor();
            row.createdAt = clock.instant();
        }
    }

    /** Registers; the same content again is the same version. */
    DataVersionView register(RegisterDataVersion data) {
        check(data);
        String digest = digest(data);
        Optional<DataVersionView> same =
                QuarkusTransaction.requiringNew().call(() -> find(data.dataset(), digest));
        if (same.isPresent()) {
            return same.get();
        }
        JsonNode given = Texts.given(data.profile());
        JsonNode profile = given == null ? profiles.of(data.files(), data.schema()) : given;
        Texts.check(profile);
        return QuarkusTransaction.requiringNew().call(() -> insert(data, digest, profile));
    }

    private void check(RegisterDataVersion data) {
        Texts.name("dataset", data.dataset());
        Texts.check(json.valueToTree(data));
        if (Texts.given(data.origin()) == null) {
            throw ProblemException.invalid("origin must not be null");
        }
        Manifest.fault(data.files(), data.schema())
                .ifPresent(fault -> {
                    throw unprocessable(fault);
                });
        for (FileEntry file : data.files()) {
            if (!store.has(file.sha256())) {
                throw unprocessable(
                        file.path()
                                + " is not in the content store: put its bytes at"
                                + " /api/registry/v1/blobs/"
                                + file.sha256()
                                + " first");
            }
            long size = store.size(file.sha256());
            if (size != file.size()) {
                throw unprocessable(file.path() + " has " + size + " bytes, not " + file.size());
            }
        }
    }

    private static ProblemException unprocessable(String why) {
        return new ProblemException(ProblemType.UNPROCESSABLE, why);
    }

    private DataVersionView insert(RegisterDataVersion data, String digest, JsonNode profile) {
        database.createNativeQuery(
                        "select cast(pg_advisory_xact_lock(hashtext(?1)) as text)", String.class)
                .setParameter(1, "data " + data.dataset())
                .getResultList();
        Optional<DataVersionView> same = find(data.dataset(), digest);
        if (same.isPresent()) {
            return same.get();
        }
        DataVersionRow row = new DataVersionRow();
        row.id = Ids.next();
        row.dataset = data.dataset();
        row.number = (int) DataVersionRow.count("dataset = ?1", data.dataset()) + 1;
        row.digest = digest;
        row.files = data.files();
        row.schema = data.schema();
        row.profile = profile;
        row.origin = data.origin();
        stamp.on(row);
        row.persist();
        return row.view();
    }

    private static Optional<DataVersionView> find(String dataset, String digest) {
        return DataVersionRow.<DataVersionRow>find("dataset = ?1 and digest = ?2", dataset, digest)
                .firstResultOptional()
                .map(DataVersionRow::view);
    }

    private String digest(RegisterDataVersion data) {
        return Digests.ofFiles(data.files(), json.valueToTree(data.schema()).toString());
    }

    /**
     * A version.
     *
     * @throws ProblemException 404 when there is none
     */
    @Transactional
    public DataVersionView get(UUID id) {
        return DataVersionRow.<DataVersionRow>findByIdOptional(id)
                .map(DataVersionRow::view)
                .orElseThrow(() -> ProblemException.notFound("There is no data version " + id));
    }

    @Transactional
    Page<DataVersionView> list(
            @Nullable String dataset, @Nullable String cursor, @Nullable Integer limit) {
        int size = Cursors.limit(limit);
        List<DataVersionRow> rows =
                DataVersionRow.<DataVersionRow>find(
                                "(?1 is null or dataset = ?1) and (?2 is null or id < ?2)"
                                        + " order by id desc",
                                Texts.wanted("dataset", dataset),
                                Cursors.id(cursor))
                        .page(0, size + 1)
                        .list();
        return Cursors.page(rows, size, row -> row.id, DataVersionRow::view);
    }
}

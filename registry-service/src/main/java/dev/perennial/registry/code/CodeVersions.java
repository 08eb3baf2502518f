package dev.perennial.registry.code;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perennial.contract.Page;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.problem.ProblemType;
import dev.perennial.contract.registry.CodeVersionView;
import dev.perennial.contract.registry.RegisterCodeVersion;
import dev.perennial.platform.Ids;
import dev.perennial.platform.identity.Callers;
import dev.perennial.platform.page.Cursors;
import dev.perennial.registry.body.Texts;
import dev.perennial.registry.store.BlobStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Registers training code and finds it again. */
@ApplicationScoped
public class CodeVersions {
    private final BlobStore store;
    private final EntityManager database;
    private final ObjectMapper json;
    private final Callers callers;
    private final Clock clock;

    CodeVersions(
            BlobStore store,
            EntityManager database,
            ObjectMapper json,
            Callers callers,
            Clock clock) {
        this.store = store;
        this.database = database;
        this.json = json;
        this.callers = callers;
        this.clock = clock;
    }

    /** Registers; the same tree again is the same version. */
    @Transactional
    CodeVersionView register(RegisterCodeVersion code) {
        Texts.name("project", code.project());
        Texts.check(json.valueToTree(code));
        if (code.archive() != null && !store.has(code.archive())) {
            throw new ProblemException(
                    ProblemType.UNPROCESSABLE,
                    "The archive is not in the content store: put its bytes at"
                            + " /api/registry/v1/blobs/"
                            + code.archive()
                            + " first");
        }
        database.createNativeQuery(
                        "select cast(pg_advisory_xact_lock(hashtext(?1)) as text)", String.class)
                .setParameter(1, "code " + code.project())
                .getResultList();
        Optional<CodeVersionRow> same =
                CodeVersionRow.<CodeVersionRow>find(
                                "project = ?1 and treeDigest = ?2",
                                code.project(),
                                code.treeDigest())
                        .firstResultOptional();
        return same.orElseGet(() -> insert(code)).view();
    }

    private CodeVersionRow insert(RegisterCodeVersion code) {
        CodeVersionRow row = new CodeVersionRow();
        row.id = Ids.next();
        row.project = code.project();
        row.treeDigest = code.treeDigest();
        row.commit = code.commit();
        row.author = code.author();
        row.message = code.message();
        row.archive = code.archive();
        row.entryPoints = code.entryPoints();
        row.quality = Texts.given(code.quality());
        row.createdBy = callers.current().actor();
        row.createdAt = clock.instant();
        row.persist();
        return row;
    }

    /**
     * A version.
     *
     * @throws ProblemException 404 when there is none
     */
    @Transactional
    public CodeVersionView get(UUID id) {
        return CodeVersionRow.<CodeVersionRow>findByIdOptional(id)
                .map(CodeVersionRow::view)
                .orElseThrow(() -> ProblemException.notFound("There is no code version " + id));
    }

    @Transactional
    Page<CodeVersionView> list(
            @Nullable String project, @Nullable String cursor, @Nullable Integer limit) {
        int size = Cursors.limit(limit);
        List<CodeVersionRow> rows =
                CodeVersionRow.<CodeVersionRow>find(
                                "(?1 is null or project = ?1) and (?2 is null or id < ?2)"
                                        + " order by id desc",
                                Texts.wanted("project", project),
                                Cursors.id(cursor))
                        .page(0, size + 1)
                        .list();
        return Cursors.page(rows, size, row -> row.id, CodeVersionRow::view);
    }
}

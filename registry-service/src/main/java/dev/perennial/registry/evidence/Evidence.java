package dev.perennial.registry.evidence;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.registry.EvidenceView;
import dev.perennial.contract.registry.SealEvidence;
import dev.perennial.platform.Ids;
import dev.perennial.platform.identity.Callers;
import dev.perennial.registry.audit.Audit;
import dev.perennial.registry.body.Texts;
import dev.perennial.registry.store.Digests;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.erdtman.jcs.JsonCanonicalizer;

/** Seals facts: canonical JSON (RFC 8785) under its SHA-256, never changed. */
@ApplicationScoped
public class Evidence {
    private final EntityManager database;
    private final ObjectMapper json;
    private final Audit audit;
    private final Callers callers;
    private final Clock clock;

    Evidence(EntityManager database, ObjectMapper json, Audit audit, Callers callers, Clock clock) {
        this.database = database;
        this.json = json;
        this.audit = audit;
        this.callers = callers;
        this.clock = clock;
    }

    @Transactional
    EvidenceView seal(String key, SealEvidence evidence) {
        Texts.name("Idempotency-Key", key);
        Texts.name("model", evidence.model());
        Texts.name("subjectVersion", evidence.subjectVersion());
        Texts.check(json.valueToTree(evidence));
        String facts = canonical(evidence);
        String digest = Digests.of(facts.getBytes(StandardCharsets.UTF_8));
        database.createNativeQuery(
                        "select cast(pg_advisory_xact_lock(hashtext(?1)) as text)", String.class)
                .setParameter(1, "evidence " + key)
                .getResultList();
        Optional<EvidenceRow> same = EvidenceRow.find("key", key).firstResultOptional();
        if (same.isPresent()) {
            if (!isSame(same.get(), evidence, digest)) {
                throw ProblemException.conflict(
                        "Other facts were sealed under this Idempotency-Key; use a new key");
            }
            return view(same.get());
        }
        return view(insert(key, evidence, facts, digest));
    }

    private static boolean isSame(EvidenceRow row, SealEvidence evidence, String digest) {
        return row.digest.equals(digest)
                && row.model.equals(evidence.model())
                && row.subjectVersion.equals(evidence.subjectVersion())
                && Objects.equals(row.process, evidence.process());
    }

    private EvidenceRow insert(String key, SealEvidence evidence, String facts, String digest) {
        EvidenceRow row = new EvidenceRow();
        row.id = Ids.next();
        row.key = key;
        row.model = evidence.model();
        row.subjectVersion = evidence.subjectVersion();
        row.process = evidence.process();
        row.digest = digest;
        row.facts = facts;
        row.sealedBy = callers.current().actor();
        row.sealedAt = clock.instant();
        row.persist();
        audit.record(
                "evidence.seal",
                row.model + "/" + row.subjectVersion,
                new Audit.Change(null, row.id + " sha256:" + digest, null));
        return row;
    }

    private String canonical(SealEvidence evidence) {
        if (!evidence.facts().isContainerNode()) {
            throw ProblemException.invalid("facts must be a JSON object or array");
        }
        try {
            return new JsonCanonicalizer(json.writeValueAsString(evidence.facts()))
                    .getEncodedString();
        } catch (IOException e) {
            throw ProblemException.invalid(
                    "The facts have no canonical JSON form (RFC 8785): " + e.getMessage());
        }
    }

    private EvidenceView view(EvidenceRow row) {
        try {
            return new EvidenceView(
                    row.id,
                    row.model,
                    row.subjectVersion,
                    row.process,
                    row.digest,
                    json.readTree(row.facts),
                    row.sealedBy,
                    row.sealedAt);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Transactional
    public Optional<EvidenceView> find(UUID id) {
        return EvidenceRow.<EvidenceRow>findByIdOptional(id).map(this::view);
    }

    @Transactional
    EvidenceView get(UUID id) {
        return EvidenceRow.<EvidenceRow>findByIdOptional(id)
                .map(this::view)
                .orElseThrow(() -> ProblemException.notFound("There is no evidence " + id));
    }
}

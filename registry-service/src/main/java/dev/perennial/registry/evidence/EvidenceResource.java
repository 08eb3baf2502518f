package dev.perennial.registry.evidence;

import dev.perennial.contract.Role;
import dev.perennial.contract.registry.EvidenceApi;
import dev.perennial.contract.registry.EvidenceView;
import dev.perennial.contract.registry.SealEvidence;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;

/** Evidence over HTTP. */
@Authenticated
@RunOnVirtualThread
public class EvidenceResource implements EvidenceApi {
    private final Evidence evidence;

    EvidenceResource(Evidence evidence) {
        this.evidence = evidence;
    }

    @Override
    @RolesAllowed({Role.ADMIN, Role.PART})
    public EvidenceView seal(String key, SealEvidence facts) {
        return evidence.seal(key, facts);
    }

    @Override
    public EvidenceView get(UUID id) {
        return evidence.get(id);
    }
}

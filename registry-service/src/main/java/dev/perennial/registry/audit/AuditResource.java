package dev.perennial.registry.audit;

import dev.perennial.contract.Page;
import dev.perennial.contract.registry.AuditApi;
import dev.perennial.contract.registry.AuditEntry;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.jspecify.annotations.Nullable;

/** The audit log over HTTP. */
@Authenticated
@RunOnVirtualThread
public class AuditResource implements AuditApi {
    private final Audit audit;

    AuditResource(Audit audit) {
        this.audit = audit;
    }

    @Override
    public Page<AuditEntry> list(
            @Nullable String subject, @Nullable String cursor, @Nullable Integer limit) {
        return audit.list(subject, cursor, limit);
    }
}

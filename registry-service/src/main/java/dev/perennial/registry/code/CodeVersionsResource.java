package dev.perennial.registry.code;

import dev.perennial.contract.Page;
import dev.perennial.contract.Role;
import dev.perennial.contract.registry.CodeVersionView;
import dev.perennial.contract.registry.CodeVersionsApi;
import dev.perennial.contract.registry.RegisterCodeVersion;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Code versions over HTTP. */
@Authenticated
@RunOnVirtualThread
public class CodeVersionsResource implements CodeVersionsApi {
    private final CodeVersions versions;

    CodeVersionsResource(CodeVersions versions) {
        this.versions = versions;
    }

    @Override
    @RolesAllowed({Role.ADMIN, Role.SCIENTIST, Role.ENGINEER, Role.PART})
    public CodeVersionView register(RegisterCodeVersion code) {
        return versions.register(code);
    }

    @Override
    public CodeVersionView get(UUID id) {
        return versions.get(id);
    }

    @Override
    public Page<CodeVersionView> list(
            @Nullable String project, @Nullable String cursor, @Nullable Integer limit) {
        return versions.list(project, cursor, limit);
    }
}

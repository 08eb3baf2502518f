package dev.perennial.registry.data;

import dev.perennial.contract.Page;
import dev.perennial.contract.Role;
import dev.perennial.contract.registry.DataVersionView;
import dev.perennial.contract.registry.DataVersionsApi;
import dev.perennial.contract.registry.RegisterDataVersion;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Data versions over HTTP. */
@Authenticated
@RunOnVirtualThread
public class DataVersionsResource implements DataVersionsApi {
    private final DataVersions versions;

    DataVersionsResource(DataVersions versions) {
        this.versions = versions;
    }

    @Override
    @RolesAllowed({Role.ADMIN, Role.SCIENTIST, Role.ENGINEER, Role.PART})
    public DataVersionView register(RegisterDataVersion data) {
        return versions.register(data);
    }

    @Override
    public DataVersionView get(UUID id) {
        return versions.get(id);
    }

    @Override
    public Page<DataVersionView> list(
            @Nullable String dataset, @Nullable String cursor, @Nullable Integer limit) {
        return versions.list(dataset, cursor, limit);
    }
}

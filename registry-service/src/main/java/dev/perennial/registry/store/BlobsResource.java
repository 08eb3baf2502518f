package dev.perennial.registry.store;

import dev.perennial.contract.Role;
import dev.perennial.contract.registry.BlobsApi;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import java.io.InputStream;

/** The content store over HTTP. */
@Authenticated
@RunOnVirtualThread
public class BlobsResource implements BlobsApi {
    private final BlobStore store;

    BlobsResource(BlobStore store) {
        this.store = store;
    }

    @Override
    @RolesAllowed({Role.ADMIN, Role.SCIENTIST, Role.ENGINEER, Role.PART})
    public void put(String sha256, InputStream body) {
        Addresses.check(sha256);
        store.put(sha256, body);
    }

    @Override
    public InputStream get(String sha256) {
        return store.open(sha256);
    }
}

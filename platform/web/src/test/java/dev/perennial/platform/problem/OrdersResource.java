package dev.perennial.platform.problem;

import jakarta.annotation.security.PermitAll;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes every order that is well formed. */
@PermitAll
public class OrdersResource implements OrdersApi {
    @Override
    public Order order(String key, Order order) {
        return order;
    }

    @Override
    public List<String> order(UUID id, @Nullable Integer limit, @Nullable Instant at) {
        return List.of(id.toString());
    }
}

package dev.perennial.registry.model;

import dev.perennial.contract.Page;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.registry.AliasView;
import dev.perennial.contract.registry.AliasesApi;
import dev.perennial.contract.registry.MoveAlias;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Aliases over HTTP. */
@Authenticated
@RunOnVirtualThread
public class AliasesResource implements AliasesApi {
    private final Aliases aliases;

    AliasesResource(Aliases aliases) {
        this.aliases = aliases;
    }

    @Override
    public AliasView alias(String model, String alias, @Nullable Instant at) {
        return aliases.find(model, alias, at)
                .orElseThrow(() ->
                        ProblemException.notFound(
                                model
                                        + "@"
                                        + alias
                                        + (at == null ? " names" : " named")
                                        + " no version"
                                        + (at == null ? "" : " at " + at)));
    }

    /** Roles may hold for one model only, so {@link AliasRules} looks at them. */
    @Override
    public AliasView move(String model, String alias, @Nullable String key, MoveAlias move) {
        return aliases.move(model, alias, key, move);
    }

    @Override
    public Page<AliasView> history(
            String model, String alias, @Nullable String cursor, @Nullable Integer limit) {
        return aliases.history(model, alias, cursor, limit);
    }
}

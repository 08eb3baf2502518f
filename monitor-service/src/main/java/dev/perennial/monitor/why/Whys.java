package dev.perennial.monitor.why;

import dev.perennial.contract.inference.Rows;
import dev.perennial.contract.monitor.InferenceView;
import dev.perennial.contract.monitor.WhyView;
import dev.perennial.contract.registry.AliasView;
import dev.perennial.contract.registry.KeptVersionView;
import dev.perennial.contract.registry.ModelVersionView;
import dev.perennial.monitor.neighbour.Explainer;
import dev.perennial.monitor.neighbour.Registry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers for one inference. By the model's id: its name may be another model's by now. */
@ApplicationScoped
public class Whys {
    private final Registry registry;
    private final Explainer explainer;

    Whys(Registry registry, Explainer explainer) {
        this.registry = registry;
        this.explainer = explainer;
    }

    public WhyView why(InferenceView inference) {
        KeptVersionView kept = registry.version(inference.modelId(), inference.version());
        ModelVersionView version = kept.version();
        AliasView then = aliasThen(inference);
        AliasView approval = approval(inference, then);
        Rows row =
                new Rows(
                        List.copyOf(inference.inputs().keySet()),
                        List.of(new ArrayList<>(inference.inputs().values())));
        return new WhyView(
                inference,
                version,
                kept.deletedAt(),
                then,
                explainer.explain(version, row).orElse(null),
                find(version.trainingData(), registry::data),
                find(version.codeVersion(), registry::code),
                approval == null ? null : approval.approvedBy(),
                find(approval == null ? null : approval.evidence(), registry::evidence));
    }

    private @Nullable AliasView aliasThen(InferenceView inference) {
        String alias = inference.alias();
        return alias == null
                ? null
                : registry.alias(inference.modelId(), alias, inference.receivedAt()).orElse(null);
    }

    /**
     * The move that put this version into service. A canary answers before the alias names it: its
     * approval stands at the move that came afterwards, if one did.
     */
    private @Nullable AliasView approval(InferenceView inference, @Nullable AliasView then) {
        if (then == null || then.version().equals(inference.version())) {
            return then;
        }
        return registry.moves(inference.modelId(), then.alias()).stream()
                .filter(move -> move.version().equals(inference.version()))
                .findFirst()
                .orElse(null);
    }

    private static <T> @Nullable T find(@Nullable UUID id, Function<UUID, Optional<T>> registry) {
        return id == null ? null : registry.apply(id).orElse(null);
    }
}

package dev.perennial.workflows.renewal.step;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.contract.registry.CodeVersionView;
import dev.perennial.workflows.neighbour.Registry;
import dev.perennial.workflows.renewal.Renewal;
import dev.perennial.workflows.renewal.core.Gate;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What is known of the quality of the code that made the candidate. */
@ApplicationScoped
class CodeQuality {
    private static final String NAME = "code quality";

    private final Registry registry;

    CodeQuality(Registry registry) {
        this.registry = registry;
    }

    Gate of(Renewal renewal) {
        UUID code =
                registry.models()
                        .version(renewal.model(), renewal.candidacy().version())
                        .codeVersion();
        if (code == null) {
            return new Gate(NAME, Gate.State.NOT_GIVEN, "The version names no code version");
        }
        CodeVersionView view = registry.code().get(code);
        JsonNode reports = view.quality();
        return reports == null || reports.isNull()
                ? new Gate(
                        NAME,
                        Gate.State.NOT_GIVEN,
                        "No reports were uploaded for code version %s of %s"
                                .formatted(code, view.project()))
                : new Gate(NAME, Gate.State.GIVEN, reports.toString());
    }
}

package dev.perennial.monitor.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perennial.contract.event.CloudEvent;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.registry.AliasView;
import dev.perennial.monitor.finding.Findings;
import dev.perennial.monitor.model.Models;
import dev.perennial.platform.outbox.Inbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** What follows for this service from an alias that moved. */
@ApplicationScoped
public class AliasMoves {
    private static final String CHAMPION = "champion";

    private final Inbox inbox;
    private final Models models;
    private final Findings findings;
    private final ObjectMapper json;

    AliasMoves(Inbox inbox, Models models, Findings findings, ObjectMapper json) {
        this.inbox = inbox;
        this.models = models;
        this.findings = findings;
        this.json = json;
    }

    @Transactional
    void take(CloudEvent event) {
        AliasView move = read(event);
        if (!inbox.isNew(event)) {
            return;
        }
        models.named(move.modelId(), move.model(), move.since());
        boolean news =
                CHAMPION.equals(move.alias())
                        && models.championIs(move.modelId(), move.version(), move.revision());
        if (news) {
            findings.championMoved(move.modelId(), move.version(), move.movedBy());
        }
    }

    private AliasView read(CloudEvent event) {
        try {
            AliasView move = json.treeToValue(event.data(), AliasView.class);
            if (move != null && named(event) && complete(move)) {
                return move;
            }
        } catch (JsonProcessingException e) {
            // Told below, like data that lacks something.
        }
        throw ProblemException.invalid(
                "The event's data is not an alias with its version, or it lacks id or source.");
    }

    /** What comes over the wire may lack anything. */
    private static boolean named(CloudEvent event) {
        return event.id() != null
                && event.source() != null
                && (event.id() + event.source()).indexOf('\0') < 0;
    }

    private static boolean complete(AliasView move) {
        return move.modelId() != null
                && move.model() != null
                && move.version() != null
                && move.since() != null
                && move.movedBy() != null
                && (move.model() + move.version() + move.movedBy()).indexOf('\0') < 0;
    }
}

package dev.perennial.gateway.status;

import dev.perennial.contract.gateway.PlatformStatus;
import dev.perennial.contract.gateway.PlatformStatus.ModelStatus;
import dev.perennial.contract.registry.AliasView;
import dev.perennial.gateway.signin.Browsers;
import dev.perennial.platform.identity.Callers;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The start page: what runs, how each model does, what waits for a person. */
@Path("/")
@Authenticated
@RunOnVirtualThread
public class StartPageResource {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final StatusBoard board;
    private final Callers callers;
    private final Clock clock;
    private final Template page;

    StartPageResource(
            StatusBoard board, Callers callers, Clock clock, @Location("start") Template page) {
        this.board = board;
        this.callers = callers;
        this.clock = clock;
        this.page = page;
    }

    /** A model's line. */
    record Line(ModelStatus state, @Nullable AliasView champion, @Nullable String since) {}

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public RestResponse<String> show() {
        PlatformStatus status = board.look();
        List<Optional<AliasView>> champions = board.champions(status.models());
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < champions.size(); i++) {
            AliasView champion = champions.get(i).orElse(null);
            Instant since = champion == null ? null : champion.since();
            lines.add(
                    new Line(
                            status.models().get(i),
                            champion,
                            since == null ? null : TIME.format(since)));
        }
        return Browsers.page(
                200,
                page.data("status", status)
                        .data("lines", lines)
                        .data("user", callers.current().actor())
                        .data("now", TIME.format(clock.instant()))
                        .render());
    }
}

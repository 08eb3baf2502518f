package dev.perennial.platform.problem;

import dev.perennial.contract.problem.ProblemType;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** A neighbour that can't be reached is a 503 here, not a failure of our own. */
public class NeighbourAwayMapper {
    private static final Logger LOG = Logger.getLogger(NeighbourAwayMapper.class);

    @ServerExceptionMapper(ProcessingException.class)
    public Response away(ProcessingException exception) {
        LOG.warnf("A neighbour does not answer: %s", exception.getMessage());
        return HttpProblem.builder()
                .withType(URI.create(ProblemType.UNAVAILABLE.uri()))
                .withTitle(ProblemType.UNAVAILABLE.title())
                .withStatus(ProblemType.UNAVAILABLE.status())
                .withDetail("A service that this needs does not answer; try again in a moment")
                .withHeader("Retry-After", "5")
                .build()
                .toResponse();
    }
}

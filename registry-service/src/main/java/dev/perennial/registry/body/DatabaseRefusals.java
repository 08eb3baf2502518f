package dev.perennial.registry.body;

import dev.perennial.contract.problem.ProblemType;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.DataException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What the database refused although our own checks let it pass: two calls at once, mostly. */
public class DatabaseRefusals {
    private static final Logger LOG = Logger.getLogger(DatabaseRefusals.class);

    @ServerExceptionMapper
    public Response twice(ConstraintViolationException exception) {
        LOG.infof("Refused by the constraint %s", exception.getConstraintName());
        return answer(
                ProblemType.CONFLICT, "Another call made or changed the same just now; try again");
    }

    @ServerExceptionMapper
    public Response outOfRange(DataException exception) {
        LOG.infof("Refused by the database: %s", exception.getSQLState());
        return answer(ProblemType.INVALID, "A value is too long or out of range");
    }

    private static Response answer(ProblemType type, String detail) {
        return HttpProblem.builder()
                .withType(URI.create(type.uri()))
                .withTitle(type.title())
                .withStatus(type.status())
                .withDetail(detail)
                .build()
                .toResponse();
    }
}

package dev.perennial.retrain.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perennial.contract.Page;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.problem.ProblemType;
import dev.perennial.contract.retrain.JobView;
import dev.perennial.platform.Ids;
import dev.perennial.platform.identity.Callers;
import dev.perennial.platform.page.Cursors;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asking for jobs, reading and cancelling them. */
@ApplicationScoped
public class Jobs {
    private static final int LONGEST_NAME = 250;
    private static final String INSERT =
            "insert into job (id, kind, model, key, request, state, reference, requested_by,"
                    + " created_at) values (?1, ?2, ?3, ?4, cast(?5 as jsonb), 'QUEUED', ?6, ?7, ?8)"
                    + " on conflict (key) do nothing";

    private final EntityManager database;
    private final Claims claims;
    private final Views views;
    private final Callers callers;
    private final ObjectMapper json;
    private final JobsConfig config;
    private final Clock clock;

    Jobs(
            EntityManager database,
            Claims claims,
            Views views,
            Callers callers,
            ObjectMapper json,
            JobsConfig config,
            Clock clock) {
        this.database = database;
        this.claims = claims;
        this.views = views;
        this.callers = callers;
        this.json = json;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Keeps a job; the same key and request give the same job.
     *
     * @throws ProblemException 409 when the key was used for another request
     */
    @Transactional
    public JobView ask(Order order) {
        String request = text(order.request());
        check("Idempotency-Key", order.key());
        check("model", order.model());
        JobRow earlier = byKey(order.key());
        if (earlier != null) {
            return views.of(same(earlier, order));
        }
        if (JobRow.count("state = ?1", JobView.State.QUEUED) >= config.queue()) {
            throw new ProblemException(
                    ProblemType.TOO_MANY,
                    "%d jobs wait already; cancel some or ask later".formatted(config.queue()));
        }
        database.createNativeQuery(INSERT)
                .setParameter(1, Ids.next())
                .setParameter(2, order.kind().name())
                .setParameter(3, order.model())
                .setParameter(4, order.key())
                .setParameter(5, request)
                .setParameter(6, order.reference())
                .setParameter(7, callers.current().actor())
                .setParameter(8, clock.instant().atOffset(ZoneOffset.UTC))
                .executeUpdate();
        JobRow kept = byKey(order.key());
        if (kept == null) {
            throw ProblemException.conflict(
                    "The key is being used by another call; repeat this one");
        }
        return views.of(same(kept, order));
    }

    @Transactional
    public JobView get(UUID id) {
        JobRow row = JobRow.findById(id);
        if (row == null) {
            throw unknown(id);
        }
        return views.of(row);
    }

    /** Newest first. */
    @Transactional
    public Page<JobView> list(@Nullable String model, @Nullable String cursor, int limit) {
        UUID before = Cursors.id(cursor);
        Map<String, Object> with = new HashMap<>();
        StringBuilder where = new StringBuilder("1 = 1");
        if (before != null) {
            where.append(" and id < :before");
            with.put("before", before);
        }
        if (model != null) {
            where.append(" and model = :model");
            with.put("model", model);
        }
        List<JobRow> rows =
                JobRow.<JobRow>find(where + " order by id desc", with).range(0, limit).list();
        return Cursors.page(rows.stream().map(views::of).toList(), limit, JobView::id);
    }

    @Transactional
    public JobView cancel(UUID id) {
        JobRow row = claims.locked(id);
        if (row == null) {
            throw unknown(id);
        }
        if (row.endedAt == null) {
            row.live(row.life().cancel(clock.instant()));
            claims.tell(row);
        }
        return views.of(row);
    }

    private static @Nullable JobRow byKey(String key) {
        return JobRow.find("key", key).firstResult();
    }

    private JobRow same(JobRow row, Order order) {
        try {
            if (row.kind == order.kind()
                    && json.treeToValue(row.request, order.request().getClass())
                            .equals(order.request())) {
                return row;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The request of job " + row.id + " can't be read", e);
        }
        throw ProblemException.conflict(
                "The Idempotency-Key was used for another request, which is job " + row.id);
    }

    private String text(Object request) {
        try {
            String text = json.writeValueAsString(request);
            if (text.contains("\\u0000") || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
                throw ProblemException.invalid(
                        "A text holds a character that can't be stored: NUL or half of a pair");
            }
            return text;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A request can't be written", e);
        }
    }

    private static void check(String what, String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME || name.indexOf('\0') >= 0) {
            throw ProblemException.invalid(
                    "%s must have 1 to %d characters".formatted(what, LONGEST_NAME));
        }
    }

    private static ProblemException unknown(UUID id) {
        return ProblemException.notFound("There is no job " + id);
    }
}

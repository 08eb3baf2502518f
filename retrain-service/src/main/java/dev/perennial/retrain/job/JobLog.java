package dev.perennial.retrain.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** The last lines of what a job said. */
@ApplicationScoped
class JobLog {
    private static final int KEPT = 200;
    private static final int LONGEST = 2000;

    private final EntityManager database;

    JobLog(EntityManager database) {
        this.database = database;
    }

    @Transactional
    void add(UUID job, String line) {
        String text = line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
        database.createNativeQuery(
                        "insert into job_log (job_id, line, text) select ?1, coalesce(max(line), 0)"
                                + " + 1, ?2 from job_log where job_id = ?1")
                .setParameter(1, job)
                .setParameter(2, text.replace('\0', ' '))
                .executeUpdate();
        database.createNativeQuery(
                        "delete from job_log where job_id = ?1 and line <= (select max(line) from"
                                + " job_log where job_id = ?1) - ?2")
                .setParameter(1, job)
                .setParameter(2, KEPT)
                .executeUpdate();
    }

    List<String> lines(UUID job) {
        List<?> lines =
                database.createNativeQuery(
                                "select text from job_log where job_id = ?1 order by line",
                                String.class)
                        .setParameter(1, job)
                        .getResultList();
        return lines.stream().map(String::valueOf).toList();
    }
}

package dev.perennial.workflows.lock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Locks of the database, held until the transaction ends. */
@ApplicationScoped
public class Locks {
    private final EntityManager database;

    Locks(EntityManager database) {
        this.database = database;
    }

    /** Waits until no other transaction holds the lock of this name. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void hold(String what, UUID whose) {
        // The cast is only for Hibernate, which can't read a result of type void.
        database.createNativeQuery(
                        "select cast(pg_advisory_xact_lock(hashtext(?1), hashtext(?2)) as text)")
                .setParameter(1, what)
                .setParameter(2, whose.toString())
                .getSingleResult();
    }
}

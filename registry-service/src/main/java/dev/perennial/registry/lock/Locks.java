package dev.perennial.registry.lock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** Keeps two calls apart that would make the same thing, before there is a row to lock. */
@ApplicationScoped
public class Locks {
    private final EntityManager database;

    Locks(EntityManager database) {
        this.database = database;
    }

    /** Waits for the others that hold this name; released when the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void hold(String name) {
        database.createNativeQuery(
                        "select cast(pg_advisory_xact_lock(hashtextextended(?1, 0)) as text)",
                        String.class)
                .setParameter(1, name)
                .getResultList();
    }
}

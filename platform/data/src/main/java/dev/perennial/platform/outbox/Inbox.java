package dev.perennial.platform.outbox;

import dev.perennial.contract.event.CloudEvent;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Remembers which events were taken, so that a repeated one has no second effect. */
@ApplicationScoped
public class Inbox {
    private final AgroalDataSource database;

    Inbox(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * Whether this event is new. Must be called inside the transaction that holds its effect.
     *
     * @return false when it was taken before
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean isNew(CloudEvent event) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                "insert into inbox (source, id) values (?, ?) on conflict do nothing")) {
            insert.setString(1, event.source());
            insert.setString(2, event.id());
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("The event could not be noted", e);
        }
    }
}

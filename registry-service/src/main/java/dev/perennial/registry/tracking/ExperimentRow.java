package dev.perennial.registry.tracking;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
@Table(name = "experiment")
@SuppressWarnings("NullAway.Init")
class ExperimentRow extends PanacheEntityBase {
    @Id String id;
    String name;
    String lifecycle;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> tags;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    Experiment view() {
        return new Experiment(id, name, lifecycle, tags, createdAt, updatedAt);
    }
}

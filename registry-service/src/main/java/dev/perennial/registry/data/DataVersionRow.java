package dev.perennial.registry.data;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.contract.registry.ColumnSpec;
import dev.perennial.contract.registry.DataVersionView;
import dev.perennial.contract.registry.FileEntry;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
@Table(name = "data_version")
@SuppressWarnings("NullAway.Init")
class DataVersionRow extends PanacheEntityBase {
    @Id UUID id;
    String dataset;
    int number;
    String digest;

    @JdbcTypeCode(SqlTypes.JSON)
    List<FileEntry> files;

    @JdbcTypeCode(SqlTypes.JSON)
    List<ColumnSpec> schema;

    @JdbcTypeCode(SqlTypes.JSON)
    JsonNode profile;

    @JdbcTypeCode(SqlTypes.JSON)
    JsonNode origin;

    @Column(name = "created_by")
    String createdBy;

    @Column(name = "created_at")
    Instant createdAt;

    DataVersionView view() {
        return new DataVersionView(
                id, dataset, number, digest, files, schema, profile, origin, createdBy, createdAt);
    }
}

package dev.perennial.registry.code;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.contract.registry.CodeVersionView;
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
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "code_version")
@SuppressWarnings("NullAway.Init")
class CodeVersionRow extends PanacheEntityBase {
    @Id UUID id;
    String project;

    @Column(name = "tree_digest")
    String treeDigest;

    @Column(name = "commit_id")
    @Nullable String commit;

    @Nullable String author;
    @Nullable String message;
    @Nullable String archive;

    @Column(name = "entry_points")
    @JdbcTypeCode(SqlTypes.JSON)
    List<String> entryPoints;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable JsonNode quality;

    @Column(name = "created_by")
    String createdBy;

    @Column(name = "created_at")
    Instant createdAt;

    CodeVersionView view() {
        return new CodeVersionView(
                id,
                project,
                treeDigest,
                commit,
                author,
                message,
                archive,
                entryPoints,
                quality,
                createdBy,
                createdAt);
    }
}

package dev.perennial.gateway.identity;

import dev.perennial.contract.gateway.UserView;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A local user. Never deleted: the audit names them for ever. */
@Entity
@Table(name = "app_user")
class UserRow extends PanacheEntityBase {
    @Id String name;

    @Column(name = "display_name")
    String displayName;

    @Column(name = "password_hash")
    String passwordHash;

    boolean active;

    @Column(name = "created_at")
    Instant createdAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "user_role", joinColumns = @JoinColumn(name = "user_name"))
    @Column(name = "role")
    Set<String> roles = new HashSet<>();

    Account account() {
        return new Account(name, displayName, Set.copyOf(roles), passwordHash);
    }

    UserView view() {
        List<String> sorted = roles.stream().sorted().toList();
        return new UserView(name, displayName, sorted, active, createdAt);
    }
}

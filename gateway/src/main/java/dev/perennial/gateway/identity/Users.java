package dev.perennial.gateway.identity;

import dev.perennial.contract.Page;
import dev.perennial.contract.Role;
import dev.perennial.contract.gateway.ChangePassword;
import dev.perennial.contract.gateway.CreateUser;
import dev.perennial.contract.gateway.UserView;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.gateway.identity.core.RoleNames;
import dev.perennial.gateway.identity.core.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Users: made and deactivated by an administrator. */
@ApplicationScoped
public class Users {
    private final Clock clock;
    private final Passwords passwords;
    private final Event<IdentityChanged> changed;

    Users(Clock clock, Passwords passwords, Event<IdentityChanged> changed) {
        this.clock = clock;
        this.passwords = passwords;
        this.changed = changed;
    }

    /** By name. */
    @Transactional
    public Page<UserView> list(@Nullable String cursor, @Nullable Integer limit) {
        if (cursor != null && !Texts.isUserName(cursor)) {
            throw ProblemException.invalid("cursor is none that a listing gave");
        }
        Slice slice = Slice.of(limit);
        List<UserRow> rows =
                UserRow.<UserRow>find("name > ?1 order by name", cursor == null ? "" : cursor)
                        .range(0, slice.size())
                        .list();
        return slice.page(rows, UserRow::view, row -> row.name);
    }

    @Transactional
    public UserView user(String name) {
        return existing(name).view();
    }

    /** Repeated with the same content it answers the user that is there. */
    @Transactional
    public UserView create(CreateUser user) {
        Set<String> roles = new HashSet<>(user.roles());
        for (String role : roles) {
            if (!RoleNames.isValid(role)) {
                throw ProblemException.invalid(
                        "There is no such role; the roles are "
                                + String.join(", ", RoleNames.known())
                                + ", or one of them as role@model");
            }
        }
        if (!Texts.isPrintable(user.displayName())) {
            throw ProblemException.invalid("displayName has control characters");
        }
        lockUsers();
        UserRow there = UserRow.<UserRow>find("lower(name) = lower(?1)", user.name()).firstResult();
        if (there != null) {
            if (isSame(there, user, roles)) {
                return there.view();
            }
            throw ProblemException.conflict("There is another user of the name " + there.name);
        }
        return add(user, roles);
    }

    private boolean isSame(UserRow there, CreateUser user, Set<String> roles) {
        return there.active
                && there.name.equals(user.name())
                && there.displayName.equals(user.displayName())
                && there.roles.equals(roles)
                && passwords.matches(user.password(), there.passwordHash);
    }

    private UserView add(CreateUser user, Set<String> roles) {
        UserRow row = new UserRow();
        row.name = user.name();
        row.displayName = user.displayName();
        row.passwordHash = passwords.hash(user.password());
        row.active = true;
        row.createdAt = clock.instant();
        row.roles = roles;
        row.persist();
        changed.fire(new IdentityChanged(row.name));
        return row.view();
    }

    /** Ends the user's tokens and sessions too. Deactivating twice does nothing. */
    @Transactional
    public void deactivate(String name) {
        lockUsers();
        UserRow row = existing(name);
        if (!row.active) {
            return;
        }
        if (row.roles.contains(Role.ADMIN) && activeAdministrators() == 1) {
            throw ProblemException.conflict(
                    name + " is the last administrator; make another one first");
        }
        row.active = false;
        TokenRow.update(
                "revokedAt = ?1 where user = ?2 and revokedAt is null", clock.instant(), name);
        SessionRow.delete("user", name);
        changed.fire(new IdentityChanged(name));
    }

    /**
     * Ends the user's browser sessions.
     *
     * @param own whether it is the user who asks; then the present password must be right
     */
    @Transactional
    public void changePassword(String name, ChangePassword change, boolean own) {
        UserRow row = existing(name);
        String current = change.current();
        boolean right = current != null && passwords.matches(current, row.passwordHash);
        if (own && !right) {
            throw ProblemException.forbidden("The present password is wrong");
        }
        row.passwordHash = passwords.hash(change.password());
        SessionRow.delete("user", name);
        changed.fire(new IdentityChanged(name));
    }

    private static long activeAdministrators() {
        return UserRow.count("active = true and ?1 member of roles", Role.ADMIN);
    }

    /** Two changes at a time could both believe that another administrator stays. */
    private static void lockUsers() {
        UserRow.getEntityManager()
                .createNativeQuery("lock table app_user in share row exclusive mode")
                .executeUpdate();
    }

    static UserRow existing(String name) {
        if (!Texts.isUserName(name)) {
            throw ProblemException.notFound("There is no user of that name");
        }
        return UserRow.<UserRow>findByIdOptional(name)
                .orElseThrow(() -> ProblemException.notFound("There is no user " + name));
    }
}

package dev.perennial.gateway.api;

import dev.perennial.contract.Page;
import dev.perennial.contract.Role;
import dev.perennial.contract.gateway.ChangePassword;
import dev.perennial.contract.gateway.CreateToken;
import dev.perennial.contract.gateway.CreateUser;
import dev.perennial.contract.gateway.GatewayApi;
import dev.perennial.contract.gateway.PlatformStatus;
import dev.perennial.contract.gateway.TokenView;
import dev.perennial.contract.gateway.UserView;
import dev.perennial.gateway.identity.Tokens;
import dev.perennial.gateway.identity.Users;
import dev.perennial.gateway.status.StatusBoard;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The contract's {@link GatewayApi}. */
@RunOnVirtualThread
public class GatewayResource implements GatewayApi {
    private final Users users;
    private final Tokens tokens;
    private final StatusBoard board;
    private final Rights rights;

    GatewayResource(Users users, Tokens tokens, StatusBoard board, Rights rights) {
        this.users = users;
        this.tokens = tokens;
        this.board = board;
        this.rights = rights;
    }

    @Override
    @Authenticated
    public PlatformStatus status() {
        return board.look();
    }

    @Override
    @Authenticated
    public UserView me() {
        return users.user(rights.caller());
    }

    @Override
    @RolesAllowed(Role.ADMIN)
    public Page<UserView> users(@Nullable String cursor, @Nullable Integer limit) {
        return users.list(cursor, limit);
    }

    @Override
    @RolesAllowed(Role.ADMIN)
    public UserView createUser(CreateUser user) {
        UserView view = users.create(user);
        rights.audit("user.created", view.name(), "roles=" + view.roles());
        return view;
    }

    @Override
    @RolesAllowed(Role.ADMIN)
    public void deactivate(String name) {
        users.deactivate(name);
        rights.audit("user.deactivated", name, "");
    }

    @Override
    @Authenticated
    public void changePassword(String name, ChangePassword passwords) {
        rights.ownOrAdministrator(name);
        users.changePassword(name, passwords, rights.isOwn(name));
        rights.audit("password.changed", name, "");
    }

    @Override
    @Authenticated
    public Page<TokenView> tokens(String name, @Nullable String cursor, @Nullable Integer limit) {
        rights.ownOrAdministrator(name);
        return tokens.list(name, cursor, limit);
    }

    @Override
    @Authenticated
    public TokenView createToken(String name, CreateToken token) {
        rights.ownOrAdministrator(name);
        TokenView view = tokens.create(name, token);
        rights.audit("token.created", name, "token=" + view.id());
        return view;
    }

    @Override
    @Authenticated
    public void revoke(String name, UUID id) {
        rights.ownOrAdministrator(name);
        tokens.revoke(name, id);
        rights.audit("token.revoked", name, "token=" + id);
    }
}

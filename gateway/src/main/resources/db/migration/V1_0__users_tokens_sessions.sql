create table app_user (
    name          text        primary key check (name ~ '^[a-zA-Z0-9_.@-]{1,64}$'),
    display_name  text        not null,
    password_hash text        not null,
    active        boolean     not null default true,
    created_at    timestamptz not null
);
-- "Ada" beside "ada" would only mislead.
create unique index app_user_name_in_any_case on app_user (lower(name));

create table user_role (
    user_name text not null references app_user (name),
    role      text not null,
    primary key (user_name, role)
);

create table api_token (
    id         uuid        primary key,
    user_name  text        not null references app_user (name),
    purpose    text        not null,
    secret_sha256 text     not null unique,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz
);
create index api_token_of_user on api_token (user_name, id);

create table browser_session (
    secret_sha256 text        primary key,
    user_name     text        not null references app_user (name),
    created_at    timestamptz not null,
    expires_at    timestamptz not null
);
create index browser_session_expiry on browser_session (expires_at);

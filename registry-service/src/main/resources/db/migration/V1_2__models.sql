create table registered_model (
    id uuid primary key,
    name text not null,
    description text,
    tags jsonb not null,
    last_version integer not null default 0,
    created_by text not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    deleted_at timestamptz
);
create unique index registered_model_name on registered_model (name) where deleted_at is null;

create table model_version (
    id uuid primary key,
    model_id uuid not null references registered_model,
    number integer not null,
    digest text not null,
    files jsonb not null,
    source text,
    run_id text,
    logged_model_id text,
    description text,
    training_data uuid references data_version,
    code_version uuid references code_version,
    recorded_under text unique,
    params jsonb not null,
    metrics jsonb not null,
    tags jsonb not null,
    created_by text not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    deleted_at timestamptz,
    unique (model_id, number)
);

-- Where each alias points now; its moves are its history.
create table alias (
    model_id uuid not null references registered_model,
    name text not null,
    version integer,
    revision bigint not null,
    primary key (model_id, name)
);

create table alias_move (
    id uuid primary key,
    model_id uuid not null references registered_model,
    alias text not null,
    version integer,
    revision bigint not null,
    at timestamptz not null,
    moved_by text not null,
    approved_by text,
    process text,
    evidence uuid,
    reason text,
    key text,
    unique (model_id, alias, revision)
);
create unique index alias_move_key on alias_move (key) where key is not null;

create sequence experiment_number start with 1;

create table experiment (
    id text primary key,
    name text not null unique,
    lifecycle text not null,
    tags jsonb not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
insert into experiment values ('0', 'Default', 'active', '{}', now(), now());

create table run (
    id text primary key,
    experiment_id text not null references experiment,
    name text not null,
    user_id text not null,
    status text not null,
    lifecycle text not null,
    params jsonb not null,
    tags jsonb not null,
    inputs jsonb not null,
    started_at bigint not null,
    ended_at bigint
);
create index run_experiment on run (experiment_id, started_at desc);

create table metric (
    run_id text not null references run,
    key text not null,
    value double precision not null,
    timestamp bigint not null,
    step bigint not null,
    model_id text not null default '',
    primary key (run_id, key, step, timestamp, value, model_id)
);

create table logged_model (
    id text primary key,
    experiment_id text not null references experiment,
    name text not null,
    model_type text,
    source_run_id text,
    status text not null,
    lifecycle text not null,
    params jsonb not null,
    tags jsonb not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create index logged_model_experiment on logged_model (experiment_id, name);

-- Files by their whole path: <experiment>/<run>/artifacts/… or <experiment>/models/<id>/artifacts/…
create table artifact (
    path text primary key,
    sha256 text not null,
    size bigint not null,
    created_by text not null,
    created_at timestamptz not null
);
create index artifact_prefix on artifact (path text_pattern_ops);

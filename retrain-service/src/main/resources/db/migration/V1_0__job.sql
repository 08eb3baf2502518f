-- Durable jobs: what was asked, how far it is, who runs it, how it ended.
create table job (
    id uuid primary key,
    kind text not null check (kind in ('TRAINING', 'COMPARISON')),
    model text not null,
    key text not null unique,
    request jsonb not null,
    state text not null check (state in ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    progress double precision not null default 0,
    step text,
    attempts integer not null default 0,
    lease_until timestamptz,
    leased_by text,
    reference text,
    requested_by text not null,
    created_at timestamptz not null,
    started_at timestamptz,
    ended_at timestamptz,
    error text,
    result jsonb
);
create index job_open on job (created_at) where state in ('QUEUED', 'RUNNING');
create index job_of_model on job (model, id);

create table job_log (
    job_id uuid not null references job on delete cascade,
    line integer not null,
    text text not null,
    primary key (job_id, line)
);

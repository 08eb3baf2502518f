create table audit (
    id uuid primary key,
    at timestamptz not null,
    actor text not null,
    via text,
    action text not null,
    subject text not null,
    before text,
    after text,
    reason text
);
create index audit_subject on audit (subject, id desc);

create table data_version (
    id uuid primary key,
    dataset text not null,
    number integer not null,
    digest text not null,
    files jsonb not null,
    schema jsonb not null,
    profile jsonb not null,
    origin jsonb not null,
    created_by text not null,
    created_at timestamptz not null,
    unique (dataset, number),
    unique (dataset, digest)
);

create table code_version (
    id uuid primary key,
    project text not null,
    tree_digest text not null,
    commit_id text,
    author text,
    message text,
    archive text,
    entry_points jsonb not null,
    quality jsonb,
    created_by text not null,
    created_at timestamptz not null,
    unique (project, tree_digest)
);

create table evidence (
    id uuid primary key,
    key text not null unique,
    model text not null,
    subject_version text not null,
    process text,
    digest text not null,
    facts text not null,
    sealed_by text not null,
    sealed_at timestamptz not null
);

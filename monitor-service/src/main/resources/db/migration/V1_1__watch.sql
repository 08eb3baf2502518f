-- What is watched of a model; each change is a version.
create table settings (
    model_id uuid not null references model,
    version integer not null,
    body jsonb not null,
    set_by text not null,
    set_at timestamptz not null,
    primary key (model_id, version)
);

-- How far a model's record has been cut into windows; the row is the lock of whoever cuts.
create table progress (
    model_id uuid primary key references model,
    anchor timestamptz not null,
    cut_to timestamptz,
    last_request uuid,
    last_row integer,
    counted bigint not null default 0
);

-- A slice of one version's production. Rows of a window by count lie between two rows' keys.
create table production_window (
    id uuid primary key,
    model_id uuid not null references model,
    version text not null,
    name text not null,
    starts timestamptz not null,
    ends timestamptz not null,
    after_time timestamptz,
    after_request uuid,
    after_row integer,
    last_time timestamptz,
    last_request uuid,
    last_row integer,
    rows_measured bigint not null,
    late bigint not null default 0,
    labelled bigint not null default 0,
    state text not null,
    settings_version integer not null,
    measured_at timestamptz not null,
    judged_at timestamptz,
    metrics jsonb not null
);
create index production_window_model on production_window (model_id, id desc);
create index production_window_unjudged on production_window (model_id, ends)
    where state = 'MEASURED';

-- Incidents, one a model, version and metric family while it lasts.
create table finding (
    id uuid primary key,
    model_id uuid not null references model,
    version text not null,
    family text not null,
    state text not null,
    severity text not null,
    title text not null,
    windows jsonb not null,
    worst jsonb not null,
    blamed jsonb not null,
    estimated_cost text,
    event_time timestamptz not null,
    resolved_event_time timestamptz,
    opened_at timestamptz not null,
    updated_at timestamptz not null
);
create index finding_model on finding (model_id, id desc);
create unique index finding_lasting on finding (model_id, version, family)
    where state <> 'RESOLVED';

-- Who took note of a finding or ended it, and why.
create table finding_change (
    id uuid primary key,
    finding_id uuid not null references finding,
    before text not null,
    after text not null,
    reason text not null,
    changed_by text not null,
    changed_at timestamptz not null
);
create index finding_change_finding on finding_change (finding_id, id);

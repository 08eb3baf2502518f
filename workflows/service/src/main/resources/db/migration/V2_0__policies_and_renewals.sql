-- What may be fixed automatically: every version of every model's policy.
create table policy (
    model_id uuid not null,
    version integer not null,
    model text not null,
    policy jsonb not null,
    changed_by text not null,
    changed_at timestamptz not null,
    primary key (model_id, version)
);

-- Every turn of the switch that stops all automatic action; the newest holds.
create table automation (
    id uuid primary key,
    is_on boolean not null,
    reason text not null,
    changed_by text not null,
    changed_at timestamptz not null
);

-- Journeys of models; the id is the process instance's. The newest has the greatest ord.
create table renewal (
    id text primary key,
    ord uuid not null unique,
    model_id uuid not null,
    model text not null,
    key text not null unique,
    request jsonb not null,
    requested_by text not null,
    reason text not null,
    finding uuid,
    event_time timestamptz,
    policy jsonb not null,
    policy_version integer not null,
    champion text,
    candidate text,
    attempt integer not null,
    training_job uuid,
    training jsonb,
    training_error text,
    comparison_job uuid,
    comparison jsonb,
    comparison_error text,
    reference_data uuid,
    checks jsonb,
    evidence uuid,
    evidence_digest text,
    decided_by text,
    trial_since timestamptz,
    trial_open boolean not null,
    previous_reference uuid,
    step text,
    waiting_for text,
    task text,
    outcome text,
    outcome_reason text,
    started_at timestamptz not null,
    ended_at timestamptz
);
create unique index renewal_one_at_a_time on renewal (model_id) where ended_at is null;
create index renewal_of_model on renewal (model_id, ord);
create index renewal_of_finding on renewal (finding) where finding is not null;
create index renewal_trial_open on renewal (ended_at) where trial_open;

create table renewal_step (
    renewal_id text not null references renewal,
    number integer not null,
    name text not null,
    at timestamptz not null,
    what text not null,
    primary key (renewal_id, number)
);

-- Findings that were held against a policy, and what came of it.
create table considered (
    id uuid primary key,
    model_id uuid not null,
    model text not null,
    finding uuid not null,
    windows integer not null,
    rule text not null,
    reason text not null,
    renewal text references renewal,
    at timestamptz not null
);
create index considered_of_model on considered (model_id, id);

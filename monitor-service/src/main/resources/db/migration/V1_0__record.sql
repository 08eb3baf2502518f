-- Models by their surrogate id; a name may pass from one to another.
create table model (
    id uuid primary key,
    name text not null,
    named_at timestamptz not null,
    champion text,
    champion_revision bigint
);
create index model_name on model (name, named_at desc);

-- One answered call.
create table request (
    id uuid primary key,
    model_id uuid not null,
    model text not null,
    version text not null,
    alias text,
    arm text not null,
    received_at timestamptz not null,
    latency_micros bigint not null,
    caller_id text,
    actor text,
    inputs jsonb not null,
    outputs jsonb not null,
    row_count integer not null
);
create index request_model on request (model_id, received_at desc, id desc);

-- One scored row; "values" and answers are in the order of the request's inputs and outputs.
create table inference (
    request_id uuid not null references request,
    "row" integer not null,
    model_id uuid not null,
    version text not null,
    arm text not null,
    event_time timestamptz not null,
    "values" jsonb not null,
    answers jsonb not null,
    score double precision,
    primary key (request_id, "row")
);
create index inference_event_time on inference (model_id, event_time, request_id, "row");
create index inference_newest on inference (model_id, request_id desc, "row" desc);

-- Ground truth as it stands; it may come before its inference.
create table label (
    request_id uuid not null,
    "row" integer not null,
    value double precision not null,
    known_at timestamptz not null,
    received_at timestamptz not null,
    primary key (request_id, "row")
);

-- Labels that another value took the place of.
create table label_change (
    seq bigint generated always as identity primary key,
    request_id uuid not null,
    "row" integer not null,
    value double precision not null,
    known_at timestamptz not null,
    received_at timestamptz not null,
    replaced_at timestamptz not null
);
create index label_change_inference on label_change (request_id, "row", seq desc);

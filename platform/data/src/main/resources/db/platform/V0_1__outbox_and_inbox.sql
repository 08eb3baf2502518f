-- Events kept in the transaction of their change, a row a subscriber, until they are taken.
create table outbox (
    seq bigint generated always as identity primary key,
    id uuid not null unique,
    subscriber text not null,
    type text not null,
    subject text,
    partition_key text not null,
    at timestamptz not null,
    traceparent text,
    data jsonb not null,
    attempts integer not null default 0,
    next_at timestamptz not null default now(),
    parked_at timestamptz
);
create index outbox_next on outbox (subscriber, seq) where parked_at is null;

-- Events that were taken.
create table inbox (
    source text not null,
    id text not null,
    received_at timestamptz not null default now(),
    primary key (source, id)
);

-- Times are microseconds since 1970 UTC; flags are 0 and 1. ${identity} and ${clustered} are the two places where
-- SQLite and PostgreSQL want different words.

create table delivery (
    id              ${identity},
    connection      text     not null,
    dedupe_key      text     not null,
    lane            text     not null,
    kind            text     not null,
    body            text     not null,
    received_at     bigint   not null,
    state           text     not null default 'waiting',
    attempts        integer  not null default 0,
    redelivered     smallint not null default 0,
    conversation_id text,
    note            text     not null default '',
    ended_at        bigint,
    unique (connection, dedupe_key)
);
create index delivery_waiting on delivery (lane, id) where ended_at is null;
create index delivery_dead on delivery (ended_at) where state = 'dead';
create index delivery_ended on delivery (ended_at) where ended_at is not null;
create index delivery_received on delivery (received_at);
create index delivery_conversation on delivery (conversation_id) where conversation_id is not null;

create table command (
    id              ${identity},
    target          text     not null,
    lane            text     not null,
    conversation_id text,
    kind            text     not null,
    writes          text     not null,
    payload         text     not null,
    state           text     not null default 'waiting',
    attempts        integer  not null default 0,
    uncertain       smallint not null default 0,
    redelivered     smallint not null default 0,
    supersedes      text,
    cause           bigint,
    created_at      bigint   not null,
    first_tried_at  bigint,
    note            text     not null default '',
    ended_at        bigint
);
create index command_waiting on command (lane, id) where ended_at is null;
create index command_open on command (conversation_id) where ended_at is null;
create index command_dead on command (ended_at) where state = 'dead';
create index command_ended on command (ended_at) where ended_at is not null;
create index command_created on command (created_at);
create index command_conversation on command (conversation_id) where conversation_id is not null;
create index command_cause on command (cause) where cause is not null;

create table lane (
    box         text   not null,
    key         text   not null,
    due         bigint,
    epoch       bigint not null default 0,
    lease_until bigint,
    used_at     bigint not null,
    primary key (box, key)
) ${clustered};
create index lane_due on lane (box, due) where due is not null;
create index lane_idle on lane (box, used_at) where due is null;

-- What happened to a delivery or a command between its first and its last moment.
create table step (
    id     ${identity},
    box    text   not null,
    item   bigint not null,
    at     bigint not null,
    stage  text   not null,
    detail text   not null
);
-- The number first: led by the box, SQLite would take it for selective and read half the table.
create index step_item on step (item, box);
create index step_at on step (at);

create table conversation (
    id         text   not null primary key,
    channel    text   not null,
    desk       text   not null,
    thread_id  text,
    ticket_key text,
    state      text   not null,
    saved_at   bigint not null,
    unique (channel, thread_id),
    unique (desk, ticket_key)
);
create index conversation_channel on conversation (channel, saved_at desc, id);
create index conversation_desk on conversation (desk, saved_at desc, id);
create index conversation_ticket on conversation (ticket_key) where ticket_key is not null;

create table ledger (
    id                 ${identity},
    conversation_id    text     not null references conversation (id),
    origin             text     not null,
    origin_key         text     not null,
    comment_connection text,
    comment_id         text,
    fingerprint        text     not null,
    shown              smallint not null,
    gone               smallint not null,
    unique (conversation_id, origin_key)
);
create index ledger_comment on ledger (conversation_id, comment_id) where comment_id is not null;

create table ledger_message (
    entry_id        bigint  not null references ledger (id),
    position        integer not null,
    connection      text    not null,
    message_id      text    not null,
    conversation_id text    not null,
    primary key (entry_id, position)
);
create index ledger_message_found on ledger_message (connection, message_id);

create table timer (
    name        text   not null primary key,
    due         bigint not null,
    lease_until bigint
);

create table kept (
    name  text not null primary key,
    value text not null
);

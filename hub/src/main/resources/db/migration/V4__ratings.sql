-- What became of asking after each end of a ticket. The columns are what is counted and exported; state holds the whole.
create table rating (
    conversation_id text    not null references conversation (id),
    episode         integer not null,
    channel         text    not null,
    desk            text    not null,
    ticket_key      text    not null,
    ticket_type     text,
    ticket_group    text,
    company         text,
    requester_id    text    not null,
    requester       text    not null,
    agent_id        text,
    agent           text,
    outcome         text    not null,
    skip            text,
    finished_at     bigint  not null,
    asked_at        bigint,
    reminded_at     bigint,
    rated_at        bigint,
    changed_at      bigint,
    reopened_at     bigint,
    stars           integer,
    remark          text,
    state           text    not null,
    primary key (conversation_id, episode)
);
create index rating_requester on rating (channel, requester_id, asked_at);
create index rating_finished on rating (finished_at);
create index rating_rated on rating (rated_at) where rated_at is not null;

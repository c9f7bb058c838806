-- Which conversations are open is asked by chat and requester where there are no threads.
alter table conversation add column chat_id text;
alter table conversation add column requester_id text;
alter table conversation add column is_open smallint not null default 1;
create index conversation_open on conversation (channel, chat_id, requester_id) where is_open = 1;

create table pending (
    id        text     not null primary key,
    channel   text     not null,
    chat_id   text     not null,
    author_id text     not null,
    settling  smallint not null,
    latest_at bigint   not null,
    content   text     not null
);
create index pending_latest on pending (channel, chat_id, author_id, settling desc, latest_at desc, id);

create table pending_message (
    connection text not null,
    message_id text not null,
    pending_id text not null references pending (id),
    primary key (connection, message_id)
);
create index pending_message_of on pending_message (pending_id);

create table profile (
    connection text not null,
    person_id  text not null,
    content    text not null,
    primary key (connection, person_id)
);

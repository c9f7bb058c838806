create table wake (
    name            text   not null primary key,
    conversation_id text,
    due             bigint not null
);
create index wake_due on wake (due, name);

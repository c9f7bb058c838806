create table lease (
    name        text   not null primary key,
    owner       text   not null,
    lease_until bigint not null
);

create table wake (
    name            text   not null primary key,
    conversation_id text,
    due             bigint not null
);
create index wake_due on wake (due, name);

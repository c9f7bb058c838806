-- What is put off for the same instant is done in the order in which it was put off first.
create table wake_in_order (
    id              ${identity},
    name            text   not null unique,
    conversation_id text,
    due             bigint not null
);
insert into wake_in_order (name, conversation_id, due)
    select name, conversation_id, due from wake order by due, name;
drop table wake;
alter table wake_in_order rename to wake;
create index wake_due on wake (due, id);

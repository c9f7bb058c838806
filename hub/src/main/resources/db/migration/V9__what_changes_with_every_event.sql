-- What changes with every event had better stand in no index: then PostgreSQL writes the new row beside the old one and leaves all
-- indices alone, and SQLite touches fewer pages. Conversations are found by the hour in which they were saved last.
alter table conversation add column saved_hour bigint not null default 0;
update conversation set saved_hour = saved_at / 3600000000;
drop index conversation_channel;
drop index conversation_desk;
drop index conversation_finished;
create index conversation_channel on conversation (channel, saved_hour desc);
create index conversation_desk on conversation (desk, saved_hour desc);
create index conversation_finished on conversation (saved_hour) where is_open = 0;
${room_in_conversation}

-- Numbers are given in the order of time, so the latest are found by them.
drop index delivery_received;
drop index command_created;
drop index step_at;

-- Idle lanes are looked through once in a while, by their box.
drop index lane_idle;

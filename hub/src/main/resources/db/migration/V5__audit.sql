-- An audit goes through the open conversations by their names, a few at a time.
create index conversation_audited on conversation (id) where is_open = 1;
create index conversation_finished on conversation (saved_at) where is_open = 0;

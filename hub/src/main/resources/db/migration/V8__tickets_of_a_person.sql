-- Whose open tickets are listed, in whatever chat he asked for them.
create index conversation_requester on conversation (channel, requester_id) where is_open = 1;

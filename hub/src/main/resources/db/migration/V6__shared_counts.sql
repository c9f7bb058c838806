-- What replicas count together: calls against the remotes' limits. Gone in minutes, so it needs no log on PostgreSQL
-- (${unlogged}); one process on SQLite counts in its own memory.
create ${unlogged} table tally (
    name    text   not null primary key,
    value   text   not null,
    used_at bigint not null
);

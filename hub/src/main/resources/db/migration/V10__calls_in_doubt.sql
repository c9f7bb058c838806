-- How many calls of a command nobody knows the outcome of: written down right before each, for remotes in which nobody can look.
alter table command add column calls integer not null default 0;
update command set calls = uncertain + case when state = 'started' then 1 else 0 end
 where state in ('waiting', 'started', 'dead') and (uncertain > 0 or state = 'started');

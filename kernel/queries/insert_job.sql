-- Work to do later; asked for twice, it waits once.
insert into job (id, kind, payload, deduplication, run_at, created_at)
values ($1, $2, $3, $4, $5, $6)
on conflict (deduplication) do nothing

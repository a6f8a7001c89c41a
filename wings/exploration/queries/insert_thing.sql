-- Keeps a new thing, unless one of its kind and code is there.
insert into exploration_thing (id, person_id, kind, code, unique_code, content_sealed, author_id, created_at, written_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
on conflict (person_id, kind, unique_code) do nothing

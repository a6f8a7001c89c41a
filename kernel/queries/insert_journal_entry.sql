-- Appends a link to a chain.
insert into journal (chain, position, at, actor_kind, actor_id, act, detail, previous, digest)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)

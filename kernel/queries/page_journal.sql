-- The links after a given one, chain by chain.
select chain, position, at, actor_kind, actor_id, act, detail, previous, digest
from journal
where (chain, position) > ($1, $2)
order by chain, position
limit $3

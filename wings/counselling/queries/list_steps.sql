-- The steps of a parcours: those to be done first, soonest first, those without a date last.
select id, text_sealed, done_when_sealed, owner, due, state, reminded_at, created_at, written_at, version
from step where parcours_id = $1
order by case state when 'to-do' then 0 else 1 end, case when due is null then 1 else 0 end, due, created_at, id

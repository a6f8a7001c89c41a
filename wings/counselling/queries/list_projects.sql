-- The projects of a parcours: the retained one first, then the latest.
select id, kind, target_code, summary_sealed, territory_sealed, to_check_sealed, horizon, state, created_at, written_at,
    version
from project where parcours_id = $1
order by case state when 'retained' then 0 when 'explored' then 1 when 'reserve' then 2 else 3 end, created_at desc, id

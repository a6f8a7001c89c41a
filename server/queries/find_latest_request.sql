-- The request that was begun last.
select id, person_id
from request
order by started_at desc, id desc
limit 1

-- The sessions of a person that have not ended, latest first.
select signed_in, created_at, seen_at, expires_at
from session
where person_id = $1 and expires_at > $2
order by created_at desc

-- Who opened a person's file, latest first.
select person_id, at, actor_kind, actor_id, mandate_id, parcours_id, purpose, consent_id
from access_log
where person_id = $1
order by position desc

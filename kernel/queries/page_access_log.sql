-- The rows of the access log after a given one, person by person.
select person_id, position, at, actor_kind, actor_id, mandate_id, parcours_id, purpose, consent_id, previous, digest
from access_log
where (person_id, position) > ($1, $2)
order by person_id, position
limit $3

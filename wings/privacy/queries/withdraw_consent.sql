-- A person withdraws a consent that still stands.
update consent set withdrawn_at = $3 where id = $1 and person_id = $2 and withdrawn_at is null

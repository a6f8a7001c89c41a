-- Every consent of a person who erases themselves ends.
update consent set withdrawn_at = $2 where person_id = $1 and withdrawn_at is null

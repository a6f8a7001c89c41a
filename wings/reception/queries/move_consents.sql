-- The consents of someone without an account follow them into it.
update consent set person_id = $2 where person_id = $1

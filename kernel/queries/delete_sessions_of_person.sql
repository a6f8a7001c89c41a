-- Every session of a person ends.
delete from session where person_id = $1

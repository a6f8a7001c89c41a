-- The wrapped key of a person.
select wrapped from person_key where person_id = $1

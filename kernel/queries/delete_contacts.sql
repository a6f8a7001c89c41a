-- Forgets every address of a person.
delete from person_contact where person_id = $1

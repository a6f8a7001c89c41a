-- Forgets a person's address of one kind.
delete from person_contact where person_id = $1 and kind = $2

-- Forgets the messages written to a person.
delete from message where person_id = $1

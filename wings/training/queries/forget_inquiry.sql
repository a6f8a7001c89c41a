-- Erases the answers of a person.
delete from funding_inquiry where person_id = $1

-- Erases every request of a person.
delete from funding_request where person_id = $1

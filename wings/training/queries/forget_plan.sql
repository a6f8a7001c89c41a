-- Erases every plan of a person.
delete from funding_plan where person_id = $1

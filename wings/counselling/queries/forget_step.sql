-- Erases every row of a person.
delete from step where person_id = $1

-- Erases every row of a person.
delete from project where person_id = $1

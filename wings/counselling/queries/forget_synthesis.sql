-- Erases every row of a person.
delete from synthesis where person_id = $1

-- Erases every row of a person.
delete from objective where person_id = $1

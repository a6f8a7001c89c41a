-- Erases every part of a person.
delete from training_part where person_id = $1

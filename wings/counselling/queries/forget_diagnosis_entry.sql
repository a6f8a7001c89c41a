-- Erases every row of a person.
delete from diagnosis_entry where person_id = $1

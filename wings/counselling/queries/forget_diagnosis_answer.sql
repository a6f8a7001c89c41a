-- Erases every row of a person.
delete from diagnosis_answer where person_id = $1

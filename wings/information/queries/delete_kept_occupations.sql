-- Erases all that a person kept.
delete from kept_occupation where person_id = $1

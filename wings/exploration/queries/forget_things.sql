-- Erases all that a person keeps.
delete from exploration_thing where person_id = $1

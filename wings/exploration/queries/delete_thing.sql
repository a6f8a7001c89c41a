-- Takes a thing away.
delete from exploration_thing where id = $1 and person_id = $2

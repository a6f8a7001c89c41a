-- How a person wants to be met.
update person set contact_mode = $2 where id = $1

-- A person corrects their name and how they want to be met, if nothing changed since they read them.
update person set name_sealed = $2, contact_mode = $3, version = version + 1 where id = $1 and version = $4

-- The name a person wants to be called by.
update person set name_sealed = $2, version = version + 1 where id = $1

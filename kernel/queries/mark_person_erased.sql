-- Empties the row of a person who erases themselves.
update person
set name_sealed = null, contact_mode = null, erased_at = $2, version = version + 1
where id = $1

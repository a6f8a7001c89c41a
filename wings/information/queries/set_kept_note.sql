-- Keeps a note, if nobody changed it since it was read.
update kept_occupation set note_sealed = $4, version = version + 1
where person_id = $1 and code = $2 and version = $3
returning version

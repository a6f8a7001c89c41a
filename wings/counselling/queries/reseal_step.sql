-- A step given to another person, sealed anew.
update step set person_id = $2, text_sealed = $3, done_when_sealed = $4 where id = $1

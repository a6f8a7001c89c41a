-- A part given to another person, sealed anew.
update training_part set person_id = $2, content_sealed = $3 where id = $1

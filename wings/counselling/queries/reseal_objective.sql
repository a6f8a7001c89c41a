-- An objective given to another person, sealed anew.
update objective set person_id = $2, text_sealed = $3, criterion_sealed = $4 where id = $1

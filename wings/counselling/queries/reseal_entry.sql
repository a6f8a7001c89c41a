-- A section given to another person, sealed anew.
update diagnosis_entry set person_id = $2, text_sealed = $3 where id = $1

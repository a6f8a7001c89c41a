-- A version of the synthesis given to another person, sealed anew.
update synthesis set person_id = $2, content_sealed = $3, person_words_sealed = $4, remark_sealed = $5 where id = $1

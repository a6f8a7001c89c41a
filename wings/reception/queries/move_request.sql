-- A request follows its person into their account, sealed anew.
update request set person_id = $2, answers_sealed = $3, version = version + 1 where id = $1

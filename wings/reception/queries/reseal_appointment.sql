-- An appointment follows its person into their account, sealed anew.
update appointment set person_id = $2, place_sealed = $3, version = version + 1 where id = $1

-- A request given to another person, sealed anew.
update funding_request set person_id = $2, content_sealed = $3 where id = $1

-- Gives the answers of a person to another, sealed anew.
update funding_inquiry set person_id = $2, answers_sealed = $3, version = version + 1 where person_id = $1

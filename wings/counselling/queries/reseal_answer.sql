-- What was said of a diagnosis, given to another person, sealed anew.
update diagnosis_answer set person_id = $3, disagreement_sealed = $4 where parcours_id = $1 and voice = $2

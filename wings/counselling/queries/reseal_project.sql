-- A project given to another person, sealed anew.
update project set person_id = $2, summary_sealed = $3, territory_sealed = $4, to_check_sealed = $5 where id = $1

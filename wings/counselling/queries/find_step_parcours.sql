-- The parcours a step belongs to.
select parcours_id from step where id = $1

-- The parcours a request led to.
update request set parcours_id = $2 where id = $1

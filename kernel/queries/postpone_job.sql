-- A job failed and comes back later.
update job set run_at = $2, last_error = $3, locked_until = null where id = $1

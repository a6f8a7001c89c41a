-- A message did not go out and comes back later.
update message set run_at = $2, last_error = $3 where id = $1

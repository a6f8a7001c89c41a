-- Takes a job that nobody does.
update job set locked_until = $3, attempts = attempts + 1
where id = $1 and (locked_until is null or locked_until < $2)
returning kind, payload, attempts

-- Takes a message that nobody is sending; should the sender die, it comes back.
update message set run_at = $3, attempts = attempts + 1
where id = $1 and state = 'waiting' and run_at <= $2

-- A step was reminded of; nothing when it already was, is no longer to be done, or is for another day.
update step set reminded_at = $3 where id = $1 and due = $2 and state = 'to-do' and reminded_at is null

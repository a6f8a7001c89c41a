-- Notes that somebody who comes was reminded.
update event_seat set reminded_at = $2 where id = $1 and state = 'held' and reminded_at is null

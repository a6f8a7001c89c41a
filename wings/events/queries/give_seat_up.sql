-- Gives a place up, or the wait for one.
update event_seat set state = 'given-up', version = version + 1 where id = $1 and state in ('held', 'waiting')

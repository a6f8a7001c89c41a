-- Somebody who had given their place up asks again, behind those who wait.
update event_seat set state = 'waiting', holder_sealed = $2, asked_at = $3, reminded_at = null, version = version + 1
where id = $1 and state = 'given-up'

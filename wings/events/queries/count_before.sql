-- How many wait before this registration?
select count(*) as before
from event_seat
where event_id = $1 and state = 'waiting' and (asked_at < $2 or (asked_at = $2 and id < $3))

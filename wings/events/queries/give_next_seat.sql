-- Gives a place to whoever has waited longest.
update event_seat set state = 'held', version = version + 1
where id = (
    select next.id
    from event_seat as next
    where next.event_id = $1 and next.state = 'waiting'
    order by next.asked_at, next.id
    limit 1
)
returning id, person_id

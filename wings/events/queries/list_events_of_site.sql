-- The events of a site from a moment on, soonest first, those called off too.
select
    event.id, event.operator_id, event.site_id, event.kind, event.title, event.description, event.place, event.postcode,
    event.town, event.accessibility, event.contact, event.starts_at, event.ends_at, event.capacity, event.state,
    event.sequence, event.demonstration, event.version, operator.name as operator_name,
    (select count(*) from event_seat where event_seat.event_id = event.id and event_seat.state = 'held') as held,
    (select count(*) from event_seat where event_seat.event_id = event.id and event_seat.state = 'waiting') as waiting
from event
join operator on operator.id = event.operator_id
where event.site_id = $1 and event.ends_at > $2
order by event.starts_at, event.id

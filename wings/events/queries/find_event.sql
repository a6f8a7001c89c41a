-- One event, with how many come and how many wait.
select
    event.id, event.operator_id, event.site_id, event.kind, event.title, event.description, event.place, event.postcode,
    event.town, event.accessibility, event.contact, event.starts_at, event.ends_at, event.capacity, event.state,
    event.sequence, event.demonstration, event.version, operator.name as operator_name,
    (select count(*) from event_seat where event_seat.event_id = event.id and event_seat.state = 'held') as held,
    (select count(*) from event_seat where event_seat.event_id = event.id and event_seat.state = 'waiting') as waiting
from event
join operator on operator.id = event.operator_id
where event.id = $1

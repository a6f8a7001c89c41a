-- Who comes to an event and who waits, in their order.
select id, event_id, person_id, reference, state, holder_sealed, asked_at, version from event_seat where event_id = $1 and state in ('held', 'waiting')
order by state, asked_at, id

-- The registration of a person for an event.
select id, event_id, person_id, reference, state, holder_sealed, asked_at, version from event_seat where event_id = $1 and person_id = $2

-- The registrations of a person, latest first.
select id, event_id, person_id, reference, state, holder_sealed, asked_at, version from event_seat where person_id = $1
order by asked_at desc, id

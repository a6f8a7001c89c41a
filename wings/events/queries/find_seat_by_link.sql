-- The registration that a link of a mail answers for.
select id, event_id, person_id, reference, state, holder_sealed, asked_at, version from event_seat where link_digest = $1

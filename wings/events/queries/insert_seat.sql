-- Somebody asks for a place: at first everybody waits.
insert into event_seat (id, event_id, person_id, reference, state, holder_sealed, link_digest, asked_at)
values ($1, $2, $3, $4, 'waiting', $5, $6, $7)

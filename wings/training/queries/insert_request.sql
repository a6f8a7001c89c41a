-- Keeps a request to a funder.
insert into funding_request (id, parcours_id, person_id, content_sealed, state, created_at, written_at)
values ($1, $2, $3, $4, $5, $6, $6)

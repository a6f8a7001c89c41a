-- A counsellor proposes a time.
insert into appointment
    (id, person_id, parcours_id, professional_id, mode, place_sealed, starts_at, ends_at, state, answer_digest, created_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, 'proposed', $9, $10)

-- A new step.
insert into step (id, parcours_id, person_id, text_sealed, done_when_sealed, owner, due, state, created_at, written_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)

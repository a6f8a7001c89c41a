-- A new version of the synthesis, proposed to the person.
insert into synthesis (id, parcours_id, person_id, number, state, content_sealed, created_by, created_at)
values ($1, $2, $3, $4, 'proposed', $5, $6, $7)

-- A new objective.
insert into objective (id, parcours_id, person_id, text_sealed, criterion_sealed, created_at, written_at)
values ($1, $2, $3, $4, $5, $6, $6)

-- Writes a part of a training project for the first time, unless somebody already did.
insert into training_part (id, parcours_id, person_id, part, content_sealed, written_by, written_at)
values ($1, $2, $3, $4, $5, $6, $7)
on conflict (parcours_id, part) do nothing

-- Keeps a funding plan.
insert into funding_plan (id, parcours_id, person_id, number, content_sealed, kept_by, kept_at) values ($1, $2, $3, $4, $5, $6, $7)
